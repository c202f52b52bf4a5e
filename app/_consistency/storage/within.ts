/**
 * A disk that hangs (another tab upgrading, a broken profile) must not hold up the page or the sending.
 * The wait is made of steps: a page that stood still itself (a laptop that slept, a long task) finds one
 * step over, not all, and does not take its own silence for the disk's.
 */
const patience = { steps: 4, stepMs: 500 };

/** The result of a disk's work; rejects when it takes longer than 2 s. */
export const within = async <Result>(work: Promise<Result>): Promise<Result> => {
  const { steps, stepMs } = patience;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const wait = (left: number) => {
      timer = setTimeout(() => {
        if (left > 1) return wait(left - 1);
        reject(new Error(`IndexedDB did not answer within ${steps * stepMs} ms`));
      }, stepMs);
    };
    wait(steps);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
