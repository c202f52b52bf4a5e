import type { Append, EventStore } from '#server/event-store/event-store.ts';

/** Appends in the order given, so that positions rise with it. */
export type OrderedWriter = {
  /**
   * Issues these appends together as soon as all earlier ones are durable, and resolves then, with
   * these still on their way: the caller prepares the next ones meanwhile. Give it what fits one
   * call of the store (256 appends, a million characters), which keeps a call's appends in order.
   */
  write(appends: Append[]): Promise<void>;
  /** Resolves when everything is durable, with how many appends were new. */
  settled(): Promise<number>;
};

/** Rejects with EventStoreError from the call after the one that failed; a new run continues. */
export function createOrderedWriter(eventStore: EventStore): OrderedWriter {
  let onTheirWay: Promise<void> = Promise.resolve();
  let appended = 0;

  const send = async (appends: Append[]): Promise<void> => {
    for (const { outcome } of await Promise.all(appends.map(eventStore.append))) {
      // Any other outcome: another run of the same import was faster. Its event is as good.
      if (outcome === 'appended') appended++;
    }
  };

  return {
    write: async (appends) => {
      await onTheirWay;
      onTheirWay = send(appends);
      // Seen by the next call; until then it must not count as unhandled.
      onTheirWay.catch(() => {});
    },
    settled: async () => {
      await onTheirWay;
      return appended;
    },
  };
}
