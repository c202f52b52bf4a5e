import type { Invariant } from './evidence.ts';

export const historyIsPossible: Invariant = {
  id: 'I7',
  says: 'every stream folds without a step that the domain forbids',
  find: ({ readTruth }) =>
    readTruth().then(
      () => [],
      (error: unknown) => [error instanceof Error ? error.message : String(error)],
    ),
};
