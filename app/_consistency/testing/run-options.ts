import type { Parameters } from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** How properties run: how often, or one that failed again (`seed` and `path` as it printed). */
    properties: { numRuns?: number; seed?: number; path?: string; endOnFailure?: boolean };
    /** For how long (ms) a fact is waited for. */
    patience: number;
  }
}

/** For how long (ms) a fact is waited for. */
export const patience = (): number => inject('patience');

/** A property's parameters: `numRuns` unless the command line asks otherwise. */
export const propertyOptions = (numRuns: number): Parameters<unknown> => ({
  numRuns,
  // Shrinking ends, too: a failure is worth more than the shortest one.
  interruptAfterTimeLimit: 600_000,
  ...inject('properties'),
});
