import type { Change } from '#app/_consistency/core/drawing/change.ts';

/**
 * What a screen says of a change that is on its way; `traced` offers to look behind the scenes,
 * `signIn` to sign in again.
 */
export type ChangeWords = { text: string; traced: boolean; signIn?: true };

/**
 * The honest words for a change, or undefined when nothing is to be said: it is so young that it
 * is drawn as done, or it is final.
 */
export const describeChange = (change: Change): ChangeWords | undefined => {
  const late = change.phase === 'late' || change.phase === 'stuck';
  const traced = change.phase === 'stuck';
  switch (change.state) {
    case 'sending':
      return change.phase === 'quiet' ? undefined : { text: 'Saving', traced };
    case 'saved':
      if (late) return { text: 'Saved, updating lists', traced };
      return change.phase === 'quiet' ? undefined : { text: 'Saving', traced };
    case 'unknown':
      return { text: 'Checking…', traced };
    case 'unsent':
      return { text: 'Not sent yet', traced: false, signIn: true };
    case 'refused':
    case 'blocked':
      return undefined;
    default:
      return change.state satisfies never;
  }
};

const uncertainty = {
  unsent: 3,
  unknown: 2,
  saved: 1,
  sending: 0,
  refused: -1,
  blocked: -1,
} as const;

/** Of several changes on their way the one to speak of: the most uncertain, then the oldest. */
export const changeToTell = (changes: readonly Change[]): Change | undefined =>
  changes
    .filter((change) => describeChange(change) !== undefined)
    .toSorted((a, b) => uncertainty[b.state] - uncertainty[a.state] || a.since - b.since)[0];
