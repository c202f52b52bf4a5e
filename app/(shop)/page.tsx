import type { Metadata } from 'next';
import { searchText } from '#app/_ui/fields/search-text.ts';
import { pageSize } from '#server/contracts/page.ts';
import { pageContext } from '#server/http/page-context.ts';
import { listProducts } from '#server/queries/list-products.ts';
import { Catalogue } from './_catalogue/catalogue.tsx';

type Props = { searchParams: Promise<{ q?: string | string[] }> };

/** The search of a URL; one that names several finds all. */
const search = ({ q }: { q?: string | string[] }): string =>
  typeof q === 'string' ? searchText(q) : '';

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const q = search(await searchParams);
  return { title: q === '' ? 'Catalogue' : `“${q}”` };
}

export default async function CataloguePage({ searchParams }: Props) {
  const q = search(await searchParams);
  const { readDb } = await pageContext();
  const page = await listProducts(readDb, { ...(q !== '' && { q }), limit: pageSize.products });
  return <Catalogue initial={{ q, page }} />;
}
