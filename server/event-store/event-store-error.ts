/** Why the event store could not do what it was asked; see `EventStore.append`. */
export type EventStoreErrorCode = 'invalid-append' | 'overloaded' | 'unavailable';

/** A failure of the event store itself. `overloaded` and `unavailable` are worth asking again. */
export class EventStoreError extends Error {
  readonly code: EventStoreErrorCode;

  constructor(code: EventStoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EventStoreError';
    this.code = code;
  }
}
