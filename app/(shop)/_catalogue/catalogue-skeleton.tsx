import { Loading } from '#app/_ui/states/loading.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';
import { catalogueGrid } from './catalogue-grid.ts';

const places = Array.from({ length: 12 }, (_, index) => index);

/** The shape of the shelf while it loads. */
export const CatalogueSkeleton = () => (
  <Loading what="the catalogue">
    <div className="@container">
      <div className={catalogueGrid}>
        {places.map((place) => (
          <div key={place}>
            <Skeleton className="aspect-square" />
            <Skeleton className="mt-3 h-4 w-16" />
            <Skeleton className="mt-3 mb-2 h-10" />
          </div>
        ))}
      </div>
    </div>
  </Loading>
);
