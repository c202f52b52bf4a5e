/** A page that is still there this long after it was about to be left stays. */
const staysAfterMs = 5_000;

/**
 * Whether the page is about to be left. The next one may be on its way from the server by then, and
 * cannot know of what is only begun now: in one of some 40 reloads it drew an order as it had been
 * before. `onStay` is called when it was not left after all.
 */
export const watchLeaving = (
  onStay: () => void,
): { start: () => void; isLeaving: () => boolean; stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onLeave = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      onStay();
    }, staysAfterMs);
  };
  return {
    start: () => globalThis.addEventListener?.('beforeunload', onLeave),
    isLeaving: () => timer !== undefined,
    stop: () => {
      globalThis.removeEventListener?.('beforeunload', onLeave);
      clearTimeout(timer);
      timer = undefined;
    },
  };
};
