import { keyText, type Rows } from '#server/projections/fold-events.ts';
import type { Key, ProjectedEvent, Projection, ViewTable } from '#server/projections/projection.ts';
import { recallEvents } from '#server/projections/recall-events.ts';
import type { Decided } from './decide-events.ts';
import { entry } from './entry.ts';
import { createSharedRows, type Settled, type Stored } from './shared-rows.ts';

/** Rows for each table that nothing later in this run touches, unless it loads them again. */
export type Finished = Map<ViewTable, Settled>;

/** Events and the rows that they touch, one place a touch in each list: an object each would be many. */
type Touches = { events: ProjectedEvent[]; tables: ViewTable[]; keys: Key[]; texts: string[] };

/** How many shared rows are kept before those that were idle for `idleEvents` are written. */
const mostShared = 500_000;
const idleEvents = 200_000;

/**
 * Folds a run's events into rows by the projections themselves. Rows that belong to one stream (its
 * id is in their key) are finished when the stream is, shared ones when the run is.
 */
export const createViewFold = async (projections: readonly Projection[], stored: Stored) => {
  const streams = new Map<string, Map<ViewTable, Rows>>();
  const shared = createSharedRows(stored);
  await shared.open(projections.flatMap(({ tables }) => tables.filter(({ isShared }) => isShared)));
  const ownRows = (streamId: string, table: ViewTable): Rows => {
    const tables = streams.get(streamId) ?? new Map<ViewTable, Rows>();
    const rows = tables.get(table) ?? new Map();
    if (tables.size === 0) streams.set(streamId, tables);
    if (rows.size === 0) tables.set(table, rows);
    return rows;
  };

  /** What a projection recalls is of a stream that this run began, so it is in memory. */
  const recall = async (table: ViewTable, keys: readonly Key[]): Promise<Rows> =>
    new Map(
      keys.flatMap((key) =>
        Object.values(key).flatMap((id) => [...(streams.get(String(id))?.get(table) ?? [])]),
      ),
    );

  const foldOne = async (projection: Projection, block: readonly ProjectedEvent[]) => {
    const handled = block.filter(({ streamType }) => streamType in projection.handles);
    const { events, tables, keys, texts } = touchesOf(
      projection,
      await recallEvents(projection, handled, recall),
    );
    await shared.need(tables, keys, texts);
    for (const [index, event] of events.entries()) {
      const [table, key, text = ''] = [tables[index], keys[index], texts[index]];
      if (table === undefined || key === undefined) continue;
      const rows = table.isShared ? shared.of(table) : ownRows(event.streamId, table);
      rows.set(text, table.evolve(rows.get(text), event, key));
    }
  };

  return {
    /** Folds the next events of the run; answers the rows that are finished now. */
    async fold(block: readonly Decided[]): Promise<Finished> {
      const events = block.map(({ event }) => event);
      for (const projection of projections) await foldOne(projection, events);
      const position = events.at(-1)?.position ?? 0;
      const isFull = shared.size() > mostShared;
      const finished: Finished = isFull ? shared.settle(position - idleEvents) : new Map();
      for (const { event, last } of block) {
        if (!last) continue;
        for (const [table, rows] of streams.get(event.streamId) ?? []) {
          const { rows: into } = entry(finished, table, () => ({ rows: [], replaced: [] }));
          into.push(...rows.values());
        }
        streams.delete(event.streamId);
      }
      return finished;
    },
    /** The rows that streams share, at the end. */
    rest: (): Finished => shared.settle(Number.POSITIVE_INFINITY),
  };
};

const touchesOf = (
  { tables }: Projection,
  events: Awaited<ReturnType<typeof recallEvents>>,
): Touches => {
  const touches: Touches = { events: [], tables: [], keys: [], texts: [] };
  for (const event of events) {
    if (event.isSkipped) continue;
    for (const table of tables) {
      for (const key of table.keys(event)) {
        touches.events.push(event);
        touches.tables.push(table);
        touches.keys.push(key);
        touches.texts.push(keyText(table, key));
      }
    }
  }
  return touches;
};
