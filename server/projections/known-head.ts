import type { EventStore } from '#server/event-store/event-store.ts';
import { assertSameLog } from './assert-same-log.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Projection } from './projection.ts';

/** The log's identity, and when (ms, `performance.now`) it was looked at. */
export type KnownHead = { epoch: string; at: number };

/** A log is not replaced under open connections, and a broken one clears the memory. */
const headFreshMs = 1_000;

/**
 * The log's identity, which checkpoint and log share; looked at anew unless it is `known` and fresh.
 * Throws StoppedError when they do not belong together.
 */
export const sameLog = async (
  projection: Projection,
  checkpoint: Checkpoint,
  eventStore: Pick<EventStore, 'head'>,
  known: KnownHead | undefined,
): Promise<KnownHead> => {
  const isFresh = known !== undefined && performance.now() - known.at < headFreshMs;
  if (isFresh && known.epoch === checkpoint.epoch) {
    assertSameLog(projection, checkpoint, { epoch: known.epoch, position: checkpoint.position });
    return known;
  }
  const head = await eventStore.head();
  assertSameLog(projection, checkpoint, head);
  return { epoch: head.epoch, at: performance.now() };
};
