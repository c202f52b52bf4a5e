import type {
  Foldable,
  Key,
  ProjectedEvent,
  Projection,
  Row,
  SkippedEvent,
  ViewTable,
} from './projection.ts';

/** A row after one event of a batch. */
export type Evolved = { table: string; event: ProjectedEvent; row: Row };

/** Loaded or folded rows of one table by the text of their key. */
export type Rows = Map<string, Row>;

/** A key as text, the same for the same values. */
export const keyText = (table: ViewTable, key: Readonly<Record<string, unknown>>): string => {
  const [first, second] = table.key;
  // Most keys are one id, whose text is there already.
  if (first !== undefined && second === undefined) return String(key[first]);
  // Twice an event and row: an array to join would cost more than the text.
  let text = '';
  for (const column of table.key) text += `${key[column]}\u0000`;
  return text;
};

/** The rows of a table that must be read before these events are folded, each once. */
export const keysToLoad = (table: ViewTable, events: readonly Foldable[]): Key[] => {
  const keys = new Map<string, Key>();
  for (const event of events) {
    if (!(event.isSkipped || table.mayExist(event))) continue;
    for (const key of keysOf(table, event)) keys.set(keyText(table, key), key);
  }
  return [...keys.values()];
};

const keysOf = (table: ViewTable, event: Foldable): Key[] => {
  if (!event.isSkipped) return table.keys(event);
  const [column = ''] = table.key;
  const isTouched = table.skip !== undefined && table.streams.includes(event.streamType);
  return isTouched ? [{ [column]: event.streamId }] : [];
};

/**
 * Folds a batch in memory, event by event over all tables. `loaded` is what the tables hold of
 * their keyed rows, in the order of `projection.tables`; an event at or below a row's position is
 * in it already and changes nothing, unless events come `outOfTurn` (then whoever calls sees to it
 * that each comes once). Answers the changed rows in the same order, and every step, unless nobody
 * wants them (`withSteps: false`): they keep each row as it was after each event.
 */
export const foldEvents = (
  projection: Projection,
  loaded: readonly Rows[],
  events: readonly Foldable[],
  { outOfTurn = false, withSteps = true } = {},
): { changed: Rows[]; steps: Evolved[] } => {
  const changed = projection.tables.map((): Rows => new Map());
  const steps: Evolved[] = [];
  const tables = [...projection.tables.entries()];
  for (const event of events) {
    for (const [index, table] of tables) {
      for (const key of keysOf(table, event)) {
        const text = keyText(table, key);
        const before = changed[index]?.get(text) ?? loaded[index]?.get(text);
        const position = before?.position ?? 0;
        if (!outOfTurn && position >= event.position) continue;
        const row = next(table, before, event, key);
        if (row === undefined) continue;
        // A row that streams share may be beyond an event that comes late.
        if (row.position < position) row.position = position;
        changed[index]?.set(text, row);
        if (withSteps && !event.isSkipped) steps.push({ table: table.name, event, row });
      }
    }
  }
  return { changed, steps };
};

const next = (
  table: ViewTable,
  before: Row | undefined,
  event: ProjectedEvent | SkippedEvent,
  key: Key,
): Row | undefined => {
  if (!event.isSkipped) return table.evolve(before, event, key);
  return before && table.skip?.(before, event);
};
