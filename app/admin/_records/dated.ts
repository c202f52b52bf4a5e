import type { Meta } from '#server/contracts/page.ts';

/**
 * An answer, and when (ms since 1970) it was taken. The query cache cannot tell: it dates what was
 * shown before anew when a later, older answer is not taken.
 */
export type Dated<Answer> = Answer & { readAt: number };

export const dated = <Answer>(answer: Answer): Dated<Answer> => ({ ...answer, readAt: Date.now() });

/** For which moment (ms since 1970) all of these answers are true; undefined where none is of a view. */
export const asOf = (answers: readonly Dated<{ meta?: Meta }>[]): number | undefined => {
  const moments = answers.flatMap(({ meta, readAt }) => (meta ? [readAt - meta.lagMs] : []));
  return moments.length > 0 ? Math.min(...moments) : undefined;
};
