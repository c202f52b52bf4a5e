import type { Meta } from '#server/contracts/page.ts';
import type { EngineState } from '../engine-state.ts';
import { isOfOtherLog } from './epoch.ts';

/**
 * Whether any of these reads is older than the cursor, or of another log, while the server can be
 * reached to read again.
 */
export const hasMovedOn = (
  { cursor, epoch, link }: EngineState,
  reads: readonly Pick<Meta, 'epoch' | 'position'>[],
): boolean =>
  cursor !== null &&
  link !== 'offline' &&
  reads.some((read) => isOfOtherLog(read.epoch, epoch) || read.position < cursor);
