import type { EventReader } from '#server/domain/event-format.ts';
import type { Recorded } from '#server/domain/recorded.ts';

/** An event as the folds take it: parsed, with personal data opened. */
export type ProjectedEvent = Recorded<{ type: string; data: unknown }> & {
  streamType: string;
  streamId: string;
  isSkipped?: never;
};

/** An event that an operator has skipped at `skippedAt`: rows go past its version and take nothing. */
export type SkippedEvent = Pick<
  ProjectedEvent,
  'streamType' | 'streamId' | 'version' | 'position' | 'commandId'
> & { isSkipped: true; skippedAt: string };

/** What a fold is given, in the order of positions or of whole streams. */
export type Foldable = ProjectedEvent | SkippedEvent;

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
  /** The stream types whose events touch it. */
  streams: readonly string[];
  /**
   * The row after a skipped event of its stream; the row's key is then the stream's id. A
   * table without this takes no notice of such events.
   */
  skip?(row: Row, event: SkippedEvent): Row;
  /** Whether a row may be made of several streams; all others are keyed by their stream's id first. */
  isShared?: boolean;
  /**
   * Whether its rows are marked `stale_since`: while events of their stream are parked, and for good
   * from the first that was skipped.
   */
  marksStale?: boolean;
};

/** A read model: tables that always move together, under one checkpoint. */
export type Projection = {
  name: string;
  /** Raised when its rows would come out differently; the views are then rebuilt. */
  version: number;
  tables: readonly ViewTable[];
  /** The stream types it is made from, each with what reads its events back. */
  handles: Readonly<Record<string, EventReader>>;
  /** Its batches are so many ms apart at least, for a view that nobody watches row by row. */
  gatherMs?: number;
  /** For events that are counted by what an earlier one of their stream said. */
  recall?: Recall;
};

/** One of the projection's own tables remembers what an event takes from an earlier one. */
export type Recall = {
  table: ViewTable;
  /** The row that this event needs, if any. */
  keyOf(event: ProjectedEvent): Key | undefined;
  attach(event: ProjectedEvent, row: Row): ProjectedEvent;
};

/**
 * A table with its own types. A row that several streams share must come out the same in whatever
 * order their events are folded: parked events come late, and a rebuild takes stream by stream.
 * `streams` names the stream types whose events touch it; `Event` is any of those types' events, as
 * `handles` has read them before a fold sees them.
 */
export const viewTable = <TableRow extends Row, Event extends { type: string; data: unknown }>(
  table: TypedTable<TableRow, Event>,
): ViewTable => {
  const { mayExist = () => true, ...rest } = table;
  // The one place where a row's and an event's type are taken on trust: both were checked before.
  const erased = { ...rest, mayExist } as unknown as ViewTable;
  return {
    ...erased,
    keys: (event) => (table.streams.includes(event.streamType) ? erased.keys(event) : []),
  };
};

type TypedTable<TableRow extends Row, Event extends { type: string; data: unknown }> = {
  name: string;
  key: readonly (keyof TableRow & string)[];
  streams: readonly string[];
  keys(event: InStream<Event>): Key[];
  mayExist?(event: InStream<Event>): boolean;
  evolve(row: TableRow | undefined, event: InStream<Event>, key: Key): TableRow;
  skip?(row: TableRow, event: SkippedEvent): TableRow;
  isShared?: boolean;
  marksStale?: boolean;
};

/** An event with the stream that it belongs to. */
export type InStream<Event> = Recorded<Event> & { streamType: string; streamId: string };
