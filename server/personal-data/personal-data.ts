/** An event as far as personal data goes: its type says which fields of `data` are personal. */
export type PersonalEvent = { type: string; data: { [key: string]: unknown } };

/**
 * Seals the personal fields of events before they are stored and opens them when they are read.
 * Of a person who was erased, by deleting their key, everybody reads a placeholder.
 */
export type PersonalData = {
  /** The same events with personal fields sealed; makes a customer's key when there is none. */
  seal<Event extends PersonalEvent>(events: readonly Event[]): Promise<Event[]>;
  /**
   * The same events with personal fields readable; one key query for all of them. Throws where a key
   * is missing or another and nobody was erased.
   */
  open<Event extends PersonalEvent>(events: readonly Event[]): Promise<Event[]>;
  /** Makes the customer's key when there is none. */
  ensureKey(customerId: string): Promise<void>;
};
