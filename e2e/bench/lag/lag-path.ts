import type { Observed } from './observed.ts';

/** A way from a command to what somebody else sees. */
export type LagPath = {
  name: string;
  /** Does one command; answers its position and when it was accepted. */
  command(): Promise<{ position: number; at: number }>;
  /** What the observer has seen since it started. */
  report(): Promise<Observed>;
  /** What is wrong with what was seen, given the positions that were accepted. */
  faults(accepted: readonly number[]): Promise<string[]>;
  close(): Promise<void>;
};
