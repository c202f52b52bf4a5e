import type { Entry, Violation } from './history/entry.ts';
import { tellViolation } from './history/tell-violation.ts';

/** Violations of a run that are told with their history, and those that are told at all. */
const most = { stories: 5, lines: 200 };

export type Stories = {
  add: (violation: Violation, before: readonly Entry[]) => void;
  /** The first violations, each with what its browser did with that order. */
  told: readonly string[];
};

/** Prints violations as they are found, and keeps the first ones for the results. */
export const keepStories = (): Stories => {
  const told: string[] = [];
  let count = 0;
  return {
    told,
    add: (violation, before) => {
      count += 1;
      if (count > most.lines) return;
      const [what = '', ...history] = tellViolation(violation, before);
      const story = count > most.stories ? what : [what, ...history].join('\n');
      if (count <= most.stories) told.push(story);
      console.error(`VIOLATION ${story}`);
    },
  };
};
