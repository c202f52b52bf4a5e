import { Loading } from '#app/_ui/states/loading.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';

const places = Array.from({ length: 10 }, (_, index) => index);

/** The shape of a list while it loads. */
export const RecordsSkeleton = ({ what }: { what: string }) => (
  <Loading what={what}>
    {places.map((place) => (
      <div key={place} className="flex h-12 items-center gap-6 border-b px-3 max-sm:h-20">
        <Skeleton className="h-4 w-32" />
        <Skeleton className="h-4 flex-1 max-sm:hidden" />
        <Skeleton className="h-4 w-20" />
        <Skeleton className="ml-auto h-4 w-24 max-sm:hidden" />
      </div>
    ))}
  </Loading>
);
