import { compareViews } from '#e2e/consistency/ending/compare-views.ts';
import type { Invariant } from './evidence.ts';

export const allAgree: Invariant = {
  id: 'I9',
  says: 'when faults have ended every screen is the view, and the view the fold of the log',
  find: async ({ readTruth, screens }) => {
    const truth = await readTruth().catch(() => undefined);
    return [
      ...screens.filter(({ kind }) => kind === 'convergence').map(({ text }) => text),
      ...(truth ? compareViews(truth).map(({ text }) => text) : ['the log cannot be folded']),
    ];
  },
};
