/** A value that survives JSON. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export type JsonObject = { [key: string]: JsonValue };

/** An event before it has a place. */
export type NewEvent = { type: string; schemaVersion: number; data: JsonObject };

/**
 * The events that one command adds to one stream. `expectedVersion` is the version that was decided on
 * (0: the stream must not exist). `commandId` is unique within `actorId`; `bodyHash` tells a repeat of
 * the command from another one under the same id. `metadata` is stored with each of the events.
 */
export type Append = {
  actorId: string;
  commandId: string;
  bodyHash: string;
  streamType: string;
  streamId: string;
  expectedVersion: number;
  events: NewEvent[];
  metadata: JsonObject;
};

/**
 * `appended`: durable now; `version` and `position` are those of the last event. `replayed`: this
 * actor's command was accepted before, and this is that first answer. `command-reused`: its id was
 * used with another body. `version-conflict`: the stream has another version, nothing was stored.
 */
export type Appended =
  | {
      outcome: 'appended' | 'replayed';
      version: number;
      position: number;
      /** The identity of the log that has it. */
      epoch: string;
      acceptedAt: string;
      streamType: string;
      streamId: string;
    }
  | { outcome: 'command-reused' }
  | { outcome: 'version-conflict'; actualVersion: number };

/** An event as it was stored; nothing in `data` and `metadata` has been checked yet. */
export type StoredEvent = {
  position: number;
  streamType: string;
  streamId: string;
  version: number;
  type: string;
  schemaVersion: number;
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  commandId: string;
  /** When it was stored, by the database's clock. */
  at: string;
};

/** The first answer of a command. */
export type StoredCommand = {
  actorId: string;
  commandId: string;
  bodyHash: string;
  streamType: string;
  streamId: string;
  version: number;
  position: number;
  acceptedAt: string;
};

/** An event's place in its stream, and the stream's among all. */
export type StreamCursor = Pick<StoredEvent, 'streamId' | 'streamType' | 'version'>;

/** The log: streams of JSON events with one gapless position over all of them. */
export type EventStore = {
  /**
   * Appends at once or not at all. Rejects with EventStoreError: `invalid-append` (never stored),
   * `overloaded` (never stored), `unavailable` (outcome unknown: ask again with the same command id).
   */
  append(append: Append): Promise<Appended>;
  /**
   * Runs what reads a stream and then appends to it when those before it in this process are done, so
   * that they do not lose races to each other. Rejects with EventStoreError `overloaded` (not begun)
   * when too many wait for this stream, or for too long. Not to be asked for within a turn.
   */
  inTurn<Result>(
    streamType: string,
    streamId: string,
    work: () => Promise<Result>,
  ): Promise<Result>;
  /** The events of one stream in order, up to version `upTo` when given; empty when there are none. */
  readStream(
    streamType: string,
    streamId: string,
    options?: { upTo?: number },
  ): Promise<StoredEvent[]>;
  /** The events of several streams by stream id; a stream without events is missing from the map. */
  readStreams(streamType: string, streamIds: string[]): Promise<Map<string, StoredEvent[]>>;
  /** Those of these streams that have an event. */
  findStreams(streamType: string, streamIds: string[]): Promise<Set<string>>;
  /** At most `limit` events with a position above `after`, in order. */
  readLog(after: number, limit: number): Promise<StoredEvent[]>;
  /**
   * At most `limit` events of these stream types in the order of streams, each stream's in its own,
   * after a place in that order; none with a position above `upTo`.
   */
  readInStreamOrder(
    after: StreamCursor | undefined,
    options: { upTo: number; limit: number; streamTypes: readonly string[] },
  ): Promise<StoredEvent[]>;
  /** How many events of these stream types there are, none with a position above `upTo`. */
  countEvents(options: { upTo: number; streamTypes: readonly string[] }): Promise<number>;
  /** The actor's command, with the identity of the log that has it. */
  findCommand(
    actorId: string,
    commandId: string,
  ): Promise<(StoredCommand & { epoch: string }) | undefined>;
  /** All commands under these ids, whoever sent them. */
  findCommands(commandIds: readonly string[]): Promise<StoredCommand[]>;
  /** The last position, and the identity of this log (changes when it is restored from a backup). */
  head(): Promise<{ position: number; epoch: string }>;
};
