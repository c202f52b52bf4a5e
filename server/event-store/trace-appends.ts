import type { EventStore } from './event-store.ts';

/** From when to when (ms since 1970) a command's append took, its wait in the queue included. */
export type AppendSpan = {
  commandId: string;
  startMs: number;
  endMs: number;
  attributes: Record<string, string | number>;
};

/** The same event store, which tells of every append when it is over, refused or failed ones too. */
export const traceAppends = (
  eventStore: EventStore,
  tell: (span: AppendSpan) => void,
): EventStore => ({
  ...eventStore,
  async append(append) {
    const startMs = Date.now();
    const { commandId, streamType, streamId, events } = append;
    const over = (outcome: object) =>
      tell({
        commandId,
        startMs,
        endMs: Date.now(),
        attributes: { streamType, streamId, events: events.length, ...outcome },
      });
    try {
      const answer = await eventStore.append(append);
      const { outcome } = answer;
      over({ outcome, ...('position' in answer && { position: answer.position }) });
      return answer;
    } catch (error) {
      over({ outcome: 'failed' });
      throw error;
    }
  },
});
