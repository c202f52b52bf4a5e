import type { Change } from '#app/_consistency/core/drawing/change.ts';
import { changeToTell, describeChange } from './describe-change.ts';

/** What is to be said aloud of changes that have been on their way for over 2 s, if any are. */
export const slowest = (changes: readonly Change[]): string | undefined => {
  const slow = changes.filter(({ phase }) => phase === 'late' || phase === 'stuck');
  const change = changeToTell(slow);
  return change && describeChange(change)?.text.replace(/…$/, '');
};
