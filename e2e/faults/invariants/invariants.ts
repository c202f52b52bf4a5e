import { acceptedIsStored } from './accepted-is-stored.ts';
import { allAgree } from './all-agree.ts';
import { bounded } from './bounded.ts';
import type { Evidence, Invariant } from './evidence.ts';
import { historyIsPossible } from './history-is-possible.ts';
import { logOnlyGrows } from './log-only-grows.ts';
import { moneyAddsUp } from './money-adds-up.ts';
import { neverOlder } from './never-older.ts';
import { noGaps } from './no-gaps.ts';
import { nothingLeaks } from './nothing-leaks.ts';
import { nothingPassedOver } from './nothing-passed-over.ts';
import { recoversUnaided } from './recovers-unaided.ts';
import { retriesAgree } from './retries-agree.ts';
import { viewsAreTheFold } from './views-are-the-fold.ts';

/** All that must hold after every fault. */
export const invariants: readonly Invariant[] = [
  acceptedIsStored,
  retriesAgree,
  noGaps,
  nothingPassedOver,
  viewsAreTheFold,
  moneyAddsUp,
  historyIsPossible,
  neverOlder,
  allAgree,
  nothingLeaks,
  bounded,
  recoversUnaided,
  logOnlyGrows,
];

/** What is broken: `I3: position 7 of the log is 8`. */
export const checkInvariants = async (evidence: Evidence): Promise<string[]> => {
  const found: string[] = [];
  for (const { id, find } of invariants) {
    for (const text of await finding(find, evidence)) found.push(`${id}: ${text}`);
  }
  return found;
};

/** What cannot even be looked at is broken. */
const finding = async (find: Invariant['find'], evidence: Evidence): Promise<string[]> => {
  try {
    return await find(evidence);
  } catch (error) {
    return [`cannot be looked at: ${error instanceof Error ? error.message : String(error)}`];
  }
};
