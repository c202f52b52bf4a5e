import { setTimeout as delay } from 'node:timers/promises';
import type { Truth } from '#e2e/faults/system/read-truth.ts';
import type { Violation } from '../history/entry.ts';
import type { Person } from '../session/person.ts';
import { compareTab, type TabModel } from './compare-tab.ts';
import { compareViews } from './compare-views.ts';

/** Within this time after the faults end everything must be equal, untouched; ms. */
const bound = 60_000;

export type Ending = { truth: Truth; violations: Violation[]; seconds: number };

/**
 * Waits, without touching anything, until log, view and every screen are equal; what still differs
 * after the bound breaks the promise to converge.
 */
export const awaitConvergence = async (
  people: readonly Person[],
  read: () => Promise<Truth>,
): Promise<Ending> => {
  const begun = performance.now();
  while (true) {
    const isLate = performance.now() - begun > bound;
    if (isLate || people.every(isQuiet)) {
      const truth = await read();
      const violations = [...compareViews(truth), ...compareTabs(people, truth)];
      if (isLate || violations.length === 0) {
        return { truth, violations, seconds: (performance.now() - begun) / 1_000 };
      }
    }
    await delay(300);
  }
};

/** Whether a person's tabs await nothing: comparing costs a read of the whole log. */
const isQuiet = ({ tabs }: Person): boolean =>
  tabs.every(({ page }) => {
    const { pending, cursor, announcedPosition } = page().engine.store.getSnapshot();
    const waits = pending.some(({ state }) => state !== 'refused' && state !== 'blocked');
    return !waits && cursor !== null && cursor >= announcedPosition;
  });

const compareTabs = (people: readonly Person[], { folded }: Truth): Violation[] =>
  people.flatMap(({ viewer, tabs }) =>
    tabs.flatMap(({ place, page }) => {
      const { engine, screens } = page();
      const model: TabModel = {
        name: `browser ${place.browser}, tab ${place.tab}`,
        viewerId: viewer.id,
        state: engine.store.getSnapshot(),
        screens: screens().map((screen) => screen.model()),
      };
      return compareTab(model, folded).map(
        (text): Violation => ({ kind: 'convergence', about: text, text }),
      );
    }),
  );
