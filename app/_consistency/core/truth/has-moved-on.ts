import type { Meta } from '#server/contracts/page.ts';
import type { EngineState } from '../engine-state.ts';
import { isOfOtherLog } from './epoch.ts';

/**
 * Whether the log is past any of these reads, as far as this page knows and can read; positions of a
 * log that was restored since say nothing.
 */
export const hasMovedOn = (
  { cursor, epoch, link }: EngineState,
  reads: readonly Pick<Meta, 'epoch' | 'position'>[],
): boolean =>
  cursor !== null &&
  link !== 'offline' &&
  reads.some((read) => isOfOtherLog(read.epoch, epoch) || read.position < cursor);
