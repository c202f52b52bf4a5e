import { Loading } from '#app/_ui/states/loading.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';

/** The shape of the page while it loads. */
export const OperationsSkeleton = () => (
  <Loading what="operations">
    <div className="grid gap-4 lg:grid-cols-2 xl:grid-cols-3">
      {['orders', 'products', 'insights'].map((card) => (
        <Skeleton key={card} className="h-96" />
      ))}
    </div>
    <Skeleton className="mt-4 h-40" />
  </Loading>
);
