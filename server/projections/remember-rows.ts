import { keyText, type Rows } from './fold-events.ts';
import type { Key, Projection, ViewTable } from './projection.ts';

/**
 * Rows that streams share (counters, sums) as the last batch left them, a map a table in the order
 * of `tables`: the next batch touches the same ones. True for as long as nobody else has written
 * since, which the fence of the batch's own write proves.
 */
export type RememberedRows = Rows[];

/** More than a busy moment touches; beyond, they are read anew. */
const mostRows = 5_000;

export const rememberNothing = ({ tables }: Pick<Projection, 'tables'>): RememberedRows =>
  tables.map(() => new Map());

/** `load`, which asks for no row that is remembered, and whose rows are remembered. */
export const loadRemembered = async (
  load: (table: ViewTable, keys: readonly Key[]) => Promise<Rows>,
  table: ViewTable,
  keys: readonly Key[],
  rows: Rows | undefined,
): Promise<Rows> => {
  if (!table.isShared || rows === undefined) return load(table, keys);
  const missing = keys.filter((key) => !rows.has(keyText(table, key)));
  for (const [text, row] of await load(table, missing)) rows.set(text, row);
  return rows;
};

/** Takes over what a batch has written. */
export const rememberWritten = (
  { tables }: Pick<Projection, 'tables'>,
  remembered: RememberedRows,
  changed: readonly Rows[],
): void => {
  for (const [index, table] of tables.entries()) {
    const rows = remembered[index];
    if (!table.isShared || rows === undefined) continue;
    if (rows.size > mostRows) rows.clear();
    for (const [text, row] of changed[index] ?? []) rows.set(text, row);
  }
};
