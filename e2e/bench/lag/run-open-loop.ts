/** Enough to hide no slowness at the rates of a shop, few enough for a busy machine to survive. */
const mostAtOnce = 100;

/**
 * Starts `perSecond` commands a second for `seconds`, whether or not earlier ones were answered, so
 * that a slow answer cannot hide the load it delays; but never more than 100 at once, since a
 * machine that cannot keep up would only measure its own queue. Resolves with all answers.
 */
export const runOpenLoop = async <Answer>(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  ask: () => Promise<Answer>,
): Promise<{ answers: Answer[]; perSecond: number }> => {
  const asked: Promise<Answer>[] = [];
  const atWork = new Set<Promise<unknown>>();
  const begun = performance.now();
  const total = perSecond * seconds;
  while (asked.length < total) {
    const due = Math.min(total, 1 + Math.floor(((performance.now() - begun) * perSecond) / 1_000));
    while (asked.length < due && atWork.size < mostAtOnce) {
      const answer = ask();
      asked.push(answer);
      const work: Promise<unknown> = answer.then(() => atWork.delete(work));
      atWork.add(work);
    }
    const next = begun + (asked.length * 1_000) / perSecond;
    if (atWork.size >= mostAtOnce) await Promise.race(atWork);
    else await new Promise((done) => setTimeout(done, Math.max(next - performance.now(), 0)));
  }
  const answers = await Promise.all(asked);
  return { answers, perSecond: (1_000 * total) / (performance.now() - begun) };
};
