import type { z } from 'zod';
import type { Recorded } from '#server/domain/recorded.ts';

/** An event as the folds take it: parsed, with personal data opened. */
export type ProjectedEvent = Recorded<{ type: string; data: unknown }> & {
  streamType: string;
  streamId: string;
};

/** A row of a view; `position` is that of the last event in it. */
export type Row = { position: number };

/** The columns that name a row. */
export type Key = Record<string, string | number>;

/** One table of a projection: which rows an event touches, and what it makes of each. Pure. */
export type ViewTable = {
  /** Its name in the schema `read`. */
  name: string;
  key: readonly string[];
  /** The rows that this event touches. */
  keys(event: ProjectedEvent): Key[];
  /** Whether a touched row can exist already; when not, nothing is read before it is written. */
  mayExist(event: ProjectedEvent): boolean;
  /** The row after this event. Throws when the event cannot follow what the row holds. */
  evolve(row: Row | undefined, event: ProjectedEvent, key: Key): Row;
};

/** A read model: tables that always move together, under one checkpoint. */
export type Projection = {
  name: string;
  /** Raised when its rows would come out differently; the views are then rebuilt. */
  version: number;
  tables: readonly ViewTable[];
  /** The stream types it is made from: the data of each of their event types. */
  handles: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>>;
};

/**
 * A table with its own types. `streams` names the stream types whose events touch it; the rows of
 * `Event` are those types' events, which is what `handles` has parsed before a fold sees them.
 */
export const viewTable = <TableRow extends Row, Event extends { type: string; data: unknown }>(
  table: TypedTable<TableRow, Event>,
): ViewTable => {
  const { streams, mayExist = () => true, ...rest } = table;
  // The one place where a row's and an event's type are taken on trust: both were checked before.
  const erased = { ...rest, mayExist } as unknown as ViewTable;
  return {
    ...erased,
    keys: (event) => (streams.includes(event.streamType) ? erased.keys(event) : []),
  };
};

type TypedTable<TableRow extends Row, Event extends { type: string; data: unknown }> = {
  name: string;
  key: readonly (keyof TableRow & string)[];
  streams: readonly string[];
  keys(event: InStream<Event>): Key[];
  mayExist?(event: InStream<Event>): boolean;
  evolve(row: TableRow | undefined, event: InStream<Event>, key: Key): TableRow;
};

/** An event with the stream that it belongs to. */
export type InStream<Event> = Recorded<Event> & { streamType: string; streamId: string };
