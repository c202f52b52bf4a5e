import { classNames } from '#app/_ui/class-names.ts';
import { Loading } from '#app/_ui/states/loading.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';
import { whenFolded } from '../columns/fold-columns.ts';

const places = Array.from({ length: 12 }, (_, index) => index);

/** The shape of the table while it loads. */
export const OrdersSkeleton = () => (
  <Loading what="the orders">
    <div className="@container">
      {places.map((place) => (
        <div
          key={place}
          className="flex h-10.5 items-center gap-6 border-b px-3 max-sm:h-20 sm:@max-[61rem]:h-13.25"
        >
          <Skeleton className="h-4 w-14" />
          <Skeleton className="h-4 w-32 max-sm:hidden" />
          <Skeleton className="h-4 w-28" />
          <Skeleton className={classNames('h-4 flex-1', whenFolded.gone)} />
          <Skeleton className="ml-auto h-6 w-20 rounded-full" />
          <Skeleton className="h-4 w-16 max-sm:hidden" />
        </div>
      ))}
    </div>
  </Loading>
);
