import type { Meta } from '#server/contracts/page.ts';

/**
 * The answer, unless what is shown is of a later position of the same log: another process may read
 * views that are further behind.
 */
export const newest = <Answer extends { meta?: Meta }>(
  shown: Answer | undefined,
  answer: Answer,
): Answer => {
  if (shown?.meta === undefined || answer.meta === undefined) return answer;
  const isOlder =
    shown.meta.epoch === answer.meta.epoch && shown.meta.position > answer.meta.position;
  return isOlder ? shown : answer;
};
