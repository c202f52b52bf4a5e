import { TimelineSkeleton } from '#app/_orders/timeline/timeline.tsx';
import { Loading } from '#app/_ui/states/loading.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';
import { adminOrderColumns } from './admin-order-columns.ts';

const places = [0, 1, 2, 3];

/** The shape of an order's page while it loads. */
export const AdminOrderSkeleton = () => (
  <Loading what="the order">
    <div className="max-w-6xl">
      <Skeleton className="h-5 w-16" />
      <Skeleton className="mt-3 h-8 w-56" />
      <div className={adminOrderColumns}>
        <div>
          {places.map((place) => (
            <div key={place} className="flex items-center gap-3 border-b py-3">
              <Skeleton className="size-10" />
              <Skeleton className="h-4 flex-1" />
              <Skeleton className="h-4 w-16" />
            </div>
          ))}
          <div className="mt-8">
            <TimelineSkeleton count={3} />
          </div>
        </div>
        <Skeleton className="h-80" />
      </div>
    </div>
  </Loading>
);
