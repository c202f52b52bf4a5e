import type { Key, ProjectedEvent, Projection, Row, ViewTable } from './projection.ts';

/** A row after one event of a batch. */
export type Evolved = { table: string; event: ProjectedEvent; row: Row };

/** Loaded or folded rows of one table by the text of their key. */
export type Rows = Map<string, Row>;

/** A key as text, the same for the same values. */
export const keyText = (table: ViewTable, key: Readonly<Record<string, unknown>>): string =>
  table.key.map((column) => String(key[column])).join('\u0000');

/** The rows of a table that must be read before these events are folded, each once. */
export const keysToLoad = (table: ViewTable, events: readonly ProjectedEvent[]): Key[] => {
  const keys = new Map<string, Key>();
  for (const event of events) {
    if (!table.mayExist(event)) continue;
    for (const key of table.keys(event)) keys.set(keyText(table, key), key);
  }
  return [...keys.values()];
};

/**
 * Folds a batch in memory, event by event over all tables. `loaded` is what the tables hold of
 * their keyed rows, in the order of `projection.tables`; an event at or below a row's position is
 * in it already and changes nothing. Answers the changed rows in the same order, and every step.
 */
export const foldEvents = (
  projection: Projection,
  loaded: readonly Rows[],
  events: readonly ProjectedEvent[],
): { changed: Rows[]; steps: Evolved[] } => {
  const changed = projection.tables.map((): Rows => new Map());
  const steps: Evolved[] = [];
  for (const event of events) {
    for (const [index, table] of projection.tables.entries()) {
      for (const key of table.keys(event)) {
        const text = keyText(table, key);
        const before = changed[index]?.get(text) ?? loaded[index]?.get(text);
        if (before !== undefined && before.position >= event.position) continue;
        const row = table.evolve(before, event, key);
        changed[index]?.set(text, row);
        steps.push({ table: table.name, event, row });
      }
    }
  }
  return { changed, steps };
};
