/**
 * Starts `perSecond` commands a second for `seconds`, whether or not earlier ones were answered, so
 * that a slow answer cannot hide the load it delays. Resolves with all answers.
 */
export const runOpenLoop = async <Answer>(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  ask: () => Promise<Answer>,
): Promise<Answer[]> => {
  const asked: Promise<Answer>[] = [];
  const begun = performance.now();
  const total = perSecond * seconds;
  while (asked.length < total) {
    const due = Math.min(total, 1 + ((performance.now() - begun) * perSecond) / 1_000);
    while (asked.length < Math.floor(due)) asked.push(ask());
    const next = begun + (asked.length * 1_000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(next - performance.now(), 0)));
  }
  return Promise.all(asked);
};
