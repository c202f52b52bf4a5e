import { BrokenStream } from './broken-stream.ts';
import { keyText, type Rows } from './fold-events.ts';
import type { Foldable, Key, Projection, ViewTable } from './projection.ts';

/**
 * The events with what they take from an earlier event of their stream, for a projection that
 * recalls something; the others as they are. `load` reads rows of the table that remembers; what
 * these events themselves put there is seen too. Throws BrokenStream when nothing is remembered.
 */
export const recallEvents = async (
  { recall }: Projection,
  events: readonly Foldable[],
  load: (table: ViewTable, keys: readonly Key[]) => Promise<Rows>,
): Promise<readonly Foldable[]> => {
  if (recall === undefined) return events;
  const { table, keyOf, attach } = recall;
  const rows = await load(
    table,
    events
      .map((event) => (event.isSkipped ? undefined : keyOf(event)))
      .filter((key) => key !== undefined),
  );
  return events.map((event) => {
    if (event.isSkipped) return event;
    for (const key of table.keys(event)) {
      rows.set(keyText(table, key), table.evolve(undefined, event, key));
    }
    const key = keyOf(event);
    if (key === undefined) return event;
    const row = rows.get(keyText(table, key));
    if (row === undefined) throw new BrokenStream(event, 0);
    return attach(event, row);
  });
};
