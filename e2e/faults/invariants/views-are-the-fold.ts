import type { Invariant } from './evidence.ts';

export const viewsAreTheFold: Invariant = {
  id: 'I5',
  says: 'every row of every view is what a rebuild from the log would write',
  find: ({ compareWithFold }) => compareWithFold(),
};
