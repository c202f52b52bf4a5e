import type { RebuildsTable } from '#db/read/operations-schema.ts';
import type { Difference } from './compare-shadow.ts';

export type RebuildPhase = RebuildsTable['phase'];

export type RebuildOptions = {
  /** Swap even if rows came out differently: after an erasure, or to mend a wrong view. */
  acceptDifferences?: boolean;
  /** Start from nothing even if an interrupted run left something to go on from. */
  restart?: boolean;
  /** `done` of `target` events. */
  onProgress?: (phase: RebuildPhase, done: number, target: number) => void;
  batchEvents?: number;
};

/** `compared` is false when the live view is of another version or another log. */
export type RebuildReport = {
  swapped: boolean;
  position: number;
  compared: boolean;
  differences: Difference[];
};
