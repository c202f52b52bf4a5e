import { searchText } from '#app/_ui/fields/search-text.ts';
import { type CustomerSort, listCustomersQuery } from '#server/contracts/customers.ts';

/** Which customers are listed, and how; a part of the URL that cannot be read is left out. */
export type CustomerFilter = { q?: string; sort?: CustomerSort };

const defaultSort: CustomerSort = '-registeredAt';

export const parseCustomerFilter = (params: URLSearchParams): CustomerFilter => {
  const q = searchText(params.get('q'));
  const sort = listCustomersQuery.shape.sort.safeParse(params.get('sort') ?? undefined).data;
  return {
    ...(q !== '' && { q }),
    ...(sort !== undefined && sort !== defaultSort && { sort }),
  };
};

/** The URL that shows these customers. */
export const customersPath = ({ q, sort }: CustomerFilter): string => {
  const params = new URLSearchParams({
    ...(q !== undefined && q !== '' && { q }),
    ...(sort !== undefined && sort !== defaultSort && { sort }),
  });
  return params.size === 0 ? '/admin/customers' : `/admin/customers?${params}`;
};

/** What the list can be sorted by. */
export type CustomerColumn = 'name' | 'registeredAt';

/** How the list is sorted by a column now. */
export const sortedBy = (
  { sort = defaultSort }: CustomerFilter,
  column: CustomerColumn,
): 'ascending' | 'descending' | 'none' => {
  if (sort === column) return 'ascending';
  return sort === `-${column}` ? 'descending' : 'none';
};

/** The filter after a press on a column's head: names from A on first, of dates the newest. */
export const withNextSort = (filter: CustomerFilter, column: CustomerColumn): CustomerFilter => {
  const now = sortedBy(filter, column);
  const first = column === 'name' ? 'ascending' : 'descending';
  const isAscending = now === 'none' ? first === 'ascending' : now === 'descending';
  return { ...filter, sort: isAscending ? column : `-${column}` };
};
