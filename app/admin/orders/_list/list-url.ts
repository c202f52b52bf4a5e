import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { uuid } from '#server/contracts/identifiers.ts';
import type { ColumnChoice, SavedView } from '#server/contracts/saved-views.ts';
import { defaultColumns, formatColumns, isDefault, parseColumns } from './columns/columns-model.ts';
import { adminListPath, defaultSort, parseAdminFilter } from './filters/admin-filter.ts';

/** All that a link to the list says: what is listed, in which columns, by which saved view. */
export type ListState = {
  filter: AdminOrderFilter;
  /** Undefined: as this viewer had them last. */
  columns?: readonly ColumnChoice[];
  view?: string;
};

export const parseListUrl = (params: URLSearchParams): ListState => {
  const columns =
    params.get('columns') === 'default' ? defaultColumns : parseColumns(params.get('columns'));
  const view = uuid.safeParse(params.get('view')).data;
  return {
    filter: parseAdminFilter(params),
    ...(columns && { columns }),
    ...(view !== undefined && { view }),
  };
};

/** The URL that reproduces the list. */
export const listPath = ({ filter, columns, view }: ListState): string => {
  const extra = new URLSearchParams();
  if (columns !== undefined)
    extra.set('columns', isDefault(columns) ? 'default' : formatColumns(columns));
  if (view !== undefined) extra.set('view', view);
  const path = adminListPath(filter);
  // Commas and colons are themselves in a query: the link stays readable.
  const rest = extra.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  if (rest === '') return path;
  return `${path}${path.includes('?') ? '&' : '?'}${rest}`;
};

/** The list as a saved view shows it. */
export const stateOfView = ({ id, definition }: SavedView): ListState => ({
  filter: parseAdminFilter(new URLSearchParams({ ...definition.filter, sort: definition.sort })),
  columns: definition.columns,
  view: id,
});

/** What a saved view keeps of the list. */
export const definitionOf = (
  { sort = defaultSort, ...filter }: AdminOrderFilter,
  columns: readonly ColumnChoice[],
): SavedView['definition'] => ({
  columns: [...columns],
  filter: Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ),
  sort,
});

/** Whether the list still is what the view says; otherwise the view can be saved anew. */
export const isAsSaved = (state: ListState, columns: readonly ColumnChoice[], view: SavedView) =>
  listPath({ ...stateOfView(view), view: '' }) ===
  listPath({ filter: state.filter, columns, view: '' });
