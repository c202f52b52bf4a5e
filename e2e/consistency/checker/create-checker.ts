import type { Entry, Violation, ViolationKind } from '../history/entry.ts';
import { checkNoStepBack } from './check-no-step-back.ts';
import { checkOnce } from './check-once.ts';
import { checkOwnWrites } from './check-own-writes.ts';
import { checkTurns } from './check-turns.ts';
import { createKnowledge, type Knowledge, learn } from './knowledge.ts';

/** Walks a history entry by entry. */
export type Checker = {
  /** The promises that this entry breaks and none before it did. */
  see: (entry: Entry) => Violation[];
  /** What each browser knows, by its number. */
  browsers: ReadonlyMap<number, Knowledge>;
};

export const createChecker = (): Checker => {
  const browsers = new Map<number, Knowledge>();
  const known = new Set<string>();
  return {
    browsers,
    see: (entry) => {
      const { browser, tab } = entry;
      const knowledge = browsers.get(browser) ?? createKnowledge();
      browsers.set(browser, knowledge);
      const found = broken(knowledge, entry).map((violation) => ({
        ...violation,
        about: `${violation.kind} ${browser} ${violation.about}`,
        text: `browser ${browser}, tab ${tab}: ${violation.text}`,
      }));
      learn(knowledge, entry);
      const fresh = found.filter(({ about }) => !known.has(about));
      for (const { about } of fresh) known.add(about);
      return fresh;
    },
  };
};

const broken = (knowledge: Knowledge, entry: Entry): Violation[] => {
  const of = (kind: ViolationKind, found: readonly { about: string; text: string }[]) =>
    found.map((one) => ({ kind, ...one }));
  return [
    ...(entry.kind === 'drawn'
      ? of('readYourWrites', checkOwnWrites(knowledge, entry.drawn, entry.tab))
      : []),
    ...of('monotonicReads', checkNoStepBack(knowledge, entry)),
    ...of('monotonicWrites', checkTurns(knowledge, entry)),
    ...of('oneRow', checkOnce(knowledge, entry)),
  ];
};
