import { Loading } from '#app/_ui/states/loading.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';

/** The shape of the figures and charts while they load. */
export const InsightsSkeleton = () => (
  <Loading what="the insights">
    <div className="grid gap-4 sm:grid-cols-3">
      {['orders', 'revenue', 'cancellations'].map((figure) => (
        <Skeleton key={figure} className="h-28" />
      ))}
    </div>
    <div className="mt-4 grid gap-4 xl:grid-cols-2">
      {['orders', 'revenue', 'products', 'reasons'].map((chart) => (
        <Skeleton key={chart} className="h-80" />
      ))}
    </div>
  </Loading>
);
