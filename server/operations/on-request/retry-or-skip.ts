import {
  type RetryReport,
  retryDeadLetter,
  retryDeadLetters,
} from '#server/projections/dead-letters/retry-dead-letters.ts';
import { type Skip, skipDeadLetter } from '#server/projections/dead-letters/skip-dead-letter.ts';
import type { ProjectionDeps } from '#server/projections/project-batch.ts';
import type { Projection } from '#server/projections/projection.ts';

type Deps = Pick<ProjectionDeps, 'readDb' | 'eventStore' | 'personalData'>;

/** How a retry or a skip went, in a sentence; `left`: how many of what was tried are still parked. */
export type LettersTold = { left: number; told: string };

/**
 * Tries parked events again: those of the stream of the one at `position`, or without one all. Undefined
 * when none is parked there.
 */
export const retry = async (
  projection: Projection,
  deps: Deps,
  position: number | undefined,
): Promise<LettersTold | undefined> => {
  if (position !== undefined) return ofStream(await retryDeadLetter(projection, deps, position));
  const { applied, left } = await retryDeadLetters(projection, deps);
  return { left, told: `Parked events applied: ${applied}; ${leftText(left, 'none is left')}` };
};

/** Leaves a parked event out for good and tries what waited behind it. Undefined when none is parked there. */
export const skip = async (
  projection: Projection,
  deps: Deps,
  decision: Skip,
): Promise<LettersTold | undefined> => {
  const report = await skipDeadLetter(projection, deps, decision);
  const outcome = ofStream(report);
  if (report === undefined || outcome === undefined) return undefined;
  const wasAlone = report.applied === 0 && report.left === 0;
  const told = wasAlone ? 'Nothing else of its stream was parked.' : outcome.told;
  return { ...outcome, told: `Skipped. ${told}` };
};

/** What is said where neither had anything to do. */
export const notParked = (position: number | undefined): string =>
  `No event is parked at position ${position}`;

const ofStream = (report: RetryReport | undefined): LettersTold | undefined => {
  if (report === undefined) return undefined;
  const { applied, left } = report;
  const told = `Parked events of its stream applied: ${applied}; ${leftText(left, 'it has none left')}`;
  return { left, told };
};

const leftText = (left: number, none: string): string =>
  left === 0 ? `${none}.` : `still parked: ${left}, see their errors.`;
