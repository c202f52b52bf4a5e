import { TimelineSkeleton } from '#app/_orders/timeline/timeline.tsx';
import { Loading } from '#app/_ui/states/loading.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';

const places = [0, 1, 2];

/** The shape of an order while it loads. */
export const OrderSkeleton = () => (
  <Loading what="the order">
    <div className="mx-auto max-w-5xl">
      <Skeleton className="h-5 w-28" />
      <Skeleton className="mt-2 h-4 w-36" />
      <Skeleton className="mt-5 h-9 w-64" />
      <Skeleton className="mt-3 h-5 w-80 max-w-full" />
      <Skeleton className="mt-8 h-10 w-72 max-w-full" />
      <div className="mt-10 grid gap-x-12 gap-y-10 md:grid-cols-[minmax(0,1fr)_18rem]">
        <div>
          {places.map((place) => (
            <div key={place} className="flex items-center gap-3 border-b py-3">
              <Skeleton className="size-10" />
              <Skeleton className="h-4 flex-1" />
              <Skeleton className="h-4 w-16" />
            </div>
          ))}
        </div>
        <TimelineSkeleton />
      </div>
    </div>
  </Loading>
);
