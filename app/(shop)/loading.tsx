import { CatalogueSkeleton } from './_catalogue/catalogue-skeleton.tsx';

export default function CatalogueLoading() {
  return <CatalogueSkeleton />;
}
