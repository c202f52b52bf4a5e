import { keyText, type Rows } from '#server/projections/fold-events.ts';
import type { Key, Row, ViewTable } from '#server/projections/projection.ts';
import { entry } from './entry.ts';

/** What a table of shared rows holds before this run. */
export type Stored = {
  keys(table: ViewTable): Promise<readonly Key[]>;
  rows(table: ViewTable, keys: readonly Key[]): Promise<Rows>;
};

/** Rows to be written; those in `replaced` stand in their table with older contents. */
export type Settled = { rows: Row[]; replaced: Row[] };

/** `held`: the keys of rows that are in the table and not in `rows`; `stored`: those in both. */
type Shared = { rows: Rows; stored: Map<string, Row>; held: Set<string> };

/**
 * Rows that streams share, like counters, from their first event in this run on; they begin from
 * what their table holds. Those that were not touched for long can be settled to free memory: they
 * are loaded again when they are needed again. Which keys a table holds is known here, so that
 * nothing is asked about rows that begin in this run, as nearly all do.
 */
export const createSharedRows = (from: Stored) => {
  const tables = new Map<ViewTable, Shared>();
  const of = (table: ViewTable) =>
    entry(tables, table, () => ({ rows: new Map(), stored: new Map(), held: new Set() }));

  return {
    /** Learns which rows these tables hold; before anything else. */
    async open(shared: readonly ViewTable[]): Promise<void> {
      for (const table of shared) {
        for (const key of await from.keys(table)) of(table).held.add(keyText(table, key));
      }
    },
    of: (table: ViewTable): Rows => of(table).rows,
    /** Loads those of these rows, each by its table, key and the key's text, that are in a table alone. */
    async need(
      touched: readonly ViewTable[],
      keys: readonly Key[],
      texts: readonly string[],
    ): Promise<void> {
      const wanted = new Map<ViewTable, Key[]>();
      for (const [index, table] of touched.entries()) {
        const key = keys[index];
        if (!table.isShared || key === undefined) continue;
        // Taken out at once: it is asked for once however often it is touched.
        if (of(table).held.delete(texts[index] ?? '')) entry(wanted, table, () => []).push(key);
      }
      for (const [table, wantedKeys] of wanted) {
        const { rows, stored } = of(table);
        for (const [text, row] of await from.rows(table, wantedKeys)) {
          rows.set(text, row);
          stored.set(text, row);
        }
      }
    },
    size: (): number => [...tables.values()].reduce((sum, { rows }) => sum + rows.size, 0),
    /** Takes out the rows that no event after `position` has touched. */
    settle(position: number): Map<ViewTable, Settled> {
      const settled = new Map<ViewTable, Settled>();
      for (const [table, { rows, stored, held }] of tables) {
        const into = entry(settled, table, () => ({ rows: [], replaced: [] }));
        for (const [text, row] of rows) {
          if (row.position > position) continue;
          into.rows.push(row);
          const before = stored.get(text);
          if (before !== undefined) into.replaced.push(before);
          rows.delete(text);
          stored.delete(text);
          held.add(text);
        }
      }
      return settled;
    },
  };
};
