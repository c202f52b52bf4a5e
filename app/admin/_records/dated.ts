import type { Meta } from '#server/contracts/page.ts';

/**
 * An answer, and when (ms since 1970) this browser had it first. The query cache cannot tell: it dates
 * what was shown before anew when a later, older answer is not taken.
 */
export type Dated<Answer> = Answer & { readAt: number };

const firstHad = new WeakMap<object, number>();

/** Dates an answer. What the server rendered, the router keeps, and brings it back after hours. */
export const dated = <Answer extends object>(answer: Answer): Dated<Answer> => {
  const readAt = firstHad.get(answer) ?? Date.now();
  firstHad.set(answer, readAt);
  return { ...answer, readAt };
};

/** For which moment (ms since 1970) all of these answers are true; undefined where none is of a view. */
export const asOf = (answers: readonly Dated<{ meta?: Meta }>[]): number | undefined => {
  const moments = answers.flatMap(({ meta, readAt }) => (meta ? [readAt - meta.lagMs] : []));
  return moments.length > 0 ? Math.min(...moments) : undefined;
};
