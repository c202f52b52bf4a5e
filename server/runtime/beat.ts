const beatMs = 2_000;

/**
 * Says every 2 s that somebody lives, through steps that take long; answers its end. One that fails
 * is made up for by the next.
 */
export const beat = (say: () => Promise<unknown>): (() => void) => {
  const timer = setInterval(() => {
    say().catch(() => {});
  }, beatMs).unref();
  return () => clearInterval(timer);
};
