import {
  type ColumnChoice,
  type OrderColumn,
  orderColumn,
  viewColumns,
} from '#server/contracts/saved-views.ts';

/** The columns that the list has until somebody chooses others. */
export const defaultColumns: readonly ColumnChoice[] = [
  { id: 'number' },
  { id: 'createdAt' },
  { id: 'customerName' },
  { id: 'items' },
  { id: 'country' },
  { id: 'status' },
  { id: 'total' },
];

/** The link into an order: without it a row could not be opened by keyboard. */
const always: OrderColumn = 'number';

const narrowest = 64;
const widest = 800;

/** Columns as a URL, a cookie and a link have them: `number,customerName:220,total`. */
export const formatColumns = (columns: readonly ColumnChoice[]): string =>
  columns.map(({ id, width }) => (width === undefined ? id : `${id}:${width}`)).join(',');

/** Columns of such a text; undefined when it names none or is mistyped, so that an old link still shows orders. */
export const parseColumns = (text: string | null | undefined): ColumnChoice[] | undefined => {
  if (!text) return undefined;
  const columns = text.split(',').map((part) => {
    const [id, width] = part.split(':');
    return { id, ...(width !== undefined && { width: Number(width) }) };
  });
  const parsed = viewColumns.safeParse(columns).data;
  return parsed?.some(({ id }) => id === always)
    ? parsed.map(({ id, width }) => choice(id, width))
    : undefined;
};

/** Whether this is what the list shows when nobody chose. */
export const isDefault = (columns: readonly ColumnChoice[]): boolean =>
  formatColumns(columns) === formatColumns(defaultColumns);

/** Shows a column (at the end) or hides it; the order's number stays. */
export const withColumn = (
  columns: readonly ColumnChoice[],
  id: OrderColumn,
  shown: boolean,
): readonly ColumnChoice[] => {
  const others = columns.filter((column) => column.id !== id);
  if (!shown) return id === always ? columns : others;
  return others.length < columns.length ? columns : [...columns, { id }];
};

/** Moves a column to the place of another. */
export const moveColumn = (
  columns: readonly ColumnChoice[],
  id: OrderColumn,
  to: number,
): readonly ColumnChoice[] => {
  const moved = columns.find((column) => column.id === id);
  if (moved === undefined) return columns;
  const others = columns.filter((column) => column !== moved);
  return others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, moved);
};

/** Gives a column a width in CSS pixels (at the usual size of text), within reason; undefined: its natural one. */
export const resizeColumn = (
  columns: readonly ColumnChoice[],
  id: OrderColumn,
  width: number | undefined,
): readonly ColumnChoice[] =>
  columns.map((column) =>
    column.id === id ? choice(id, width === undefined ? undefined : withinReason(width)) : column,
  );

const withinReason = (width: number): number =>
  Math.round(Math.max(narrowest, Math.min(width, widest)));

/** All columns there are, those that are shown first and in their order. */
export const everyColumn = (columns: readonly ColumnChoice[]): readonly OrderColumn[] => [
  ...columns.map(({ id }) => id),
  ...orderColumn.options.filter((id) => columns.every((column) => column.id !== id)),
];

const choice = (id: OrderColumn, width: number | undefined): ColumnChoice =>
  width === undefined ? { id } : { id, width };
