import type { Invariant } from './evidence.ts';

export const recoversUnaided: Invariant = {
  id: 'I12',
  says: 'everything is as before without anybody touching it',
  find: ({ unsettled }) => (unsettled === undefined ? [] : [unsettled]),
};
