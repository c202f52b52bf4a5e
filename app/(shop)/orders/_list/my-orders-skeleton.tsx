import { Loading } from '#app/_ui/states/loading.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';

const places = [0, 1, 2, 3, 4];

/** The shape of one's orders while they load. */
export const MyOrdersSkeleton = () => (
  <Loading what="your orders">
    {places.map((place) => (
      <div key={place} className="flex items-center gap-6 border-b py-5">
        <div className="w-36">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="mt-2 h-3 w-16" />
        </div>
        <div className="flex flex-1 gap-1.5">
          <Skeleton className="size-10" />
          <Skeleton className="size-10" />
          <Skeleton className="size-10 max-sm:hidden" />
        </div>
        <Skeleton className="h-4 w-16" />
        <Skeleton className="h-6 w-20 rounded-full max-sm:hidden" />
      </div>
    ))}
  </Loading>
);
