import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { searchText } from '#app/_ui/fields/search-text.ts';
import { type AdminSortKey, listAdminOrdersQuery } from '#server/contracts/order-queries.ts';

const names = [
  'status',
  'q',
  'from',
  'to',
  'minTotal',
  'maxTotal',
  'currency',
  'productId',
  'country',
  'reason',
  'customerId',
  'stale',
  'sort',
] as const;

export const defaultSort = '-createdAt';

/**
 * The list's filters in a URL. A part that cannot be read is left out, so that an old or mistyped
 * link still shows orders.
 */
export const parseAdminFilter = (params: URLSearchParams): AdminOrderFilter => {
  const { shape } = listAdminOrdersQuery;
  const read = <Value>(
    name: (typeof names)[number],
    schema: { safeParse: (value: unknown) => { data?: Value | undefined } },
  ): Value | undefined => {
    const value = params.get(name);
    return value === null || value === '' ? undefined : schema.safeParse(value).data;
  };
  const sort = read('sort', shape.sort);
  return withoutGaps({
    status: read('status', shape.status),
    q: searchText(params.get('q')) || undefined,
    from: read('from', shape.from),
    to: read('to', shape.to),
    minTotal: read('minTotal', shape.minTotal),
    maxTotal: read('maxTotal', shape.maxTotal),
    currency: read('currency', shape.currency),
    productId: read('productId', shape.productId),
    country: read('country', shape.country),
    reason: read('reason', shape.reason),
    customerId: read('customerId', shape.customerId),
    stale: read('stale', shape.stale),
    sort: sort === defaultSort ? undefined : sort,
  });
};

/** The URL of the list under these filters; parts that say nothing are left out. */
export const adminListPath = (filter: AdminOrderFilter): string => {
  const params = new URLSearchParams();
  for (const name of names) {
    const value = filter[name];
    if (value !== undefined && value !== '' && !(name === 'sort' && value === defaultSort)) {
      params.set(name, String(value));
    }
  }
  const query = params.toString();
  return query === '' ? '/admin/orders' : `/admin/orders?${query}`;
};

/**
 * The address of the same orders as a file; `bom`: with the byte order mark by which alone Excel takes it
 * for UTF-8.
 */
export const exportPath = (filter: AdminOrderFilter, bom: boolean): string => {
  const path = adminListPath(filter).replace('/admin/orders', '/api/admin/orders/export.csv');
  return bom ? `${path}${path.includes('?') ? '&' : '?'}bom=true` : path;
};

/** How the list is sorted by a column now. */
export const sortedBy = (
  filter: AdminOrderFilter,
  key: AdminSortKey,
): 'ascending' | 'descending' | 'none' => {
  const sort = filter.sort ?? defaultSort;
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : 'none';
};

/** The filter after a click on a column's head: times, numbers and totals start from the top. */
export const withNextSort = (filter: AdminOrderFilter, key: AdminSortKey): AdminOrderFilter => {
  const fromTop = key === 'createdAt' || key === 'number' || key === 'total';
  const now = sortedBy(filter, key);
  const descending = now === 'none' ? fromTop : now === 'ascending';
  return { ...filter, sort: descending ? `-${key}` : key };
};

/** Whether anything but the status narrows the list. */
export const isNarrowed = ({ status: _, sort: __, ...rest }: AdminOrderFilter): boolean =>
  Object.values(rest).some((value) => value !== undefined);

const withoutGaps = (filter: AdminOrderFilter): AdminOrderFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
