import { type Expression, type SqlBool, sql } from 'kysely';
import type { Reads } from '#server/queries/reads.ts';
import { exactSearch, type OrderSearch, searchConditions, similarSearch } from './order-search.ts';

/** How words were taken: as they were typed, or for what is like them. */
export type SearchKind = 'exact' | 'similar';

/** A search, and the conditions on `read.orders as order` that it asks for. */
export type Searched = {
  search: OrderSearch;
  kind: SearchKind;
  conditions: Expression<SqlBool>[];
};

/**
 * The words as they were typed, or, if no order has them, those that are like them. `look` finds out:
 * it reads by the exact words, and what it read is handed on as `found` where these are the answer. A
 * list that goes on gives the `kind` that it began with: orders change meanwhile, and what is like
 * must not slip in when the last exact one is gone.
 */
export async function exactElseSimilar<Found extends { rows: readonly unknown[] }>(
  reads: Reads,
  { q, begun }: { q: string | undefined; begun: SearchKind | undefined },
  look: (exact: Searched) => Promise<Found>,
): Promise<Searched & { found?: Found | undefined }> {
  const exact = await exactSearch(reads, q);
  const typed: Searched = { search: exact, kind: 'exact', conditions: searchConditions(exact) };
  if (exact.length === 0 || begun === 'exact') return typed;
  const found = begun === undefined ? await look(typed) : undefined;
  if (found !== undefined && found.rows.length > 0) return { ...typed, found };
  const similar = await similarSearch(reads, exact);
  if (similar !== undefined) {
    return { search: similar, kind: 'similar', conditions: searchConditions(similar) };
  }
  if (begun === undefined) return { ...typed, found };
  // Those that it began with are gone; others must not slip in.
  return { search: exact, kind: 'similar', conditions: [sql<SqlBool>`false`] };
}
