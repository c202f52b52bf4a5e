/** A wait that can be cut short. */
export type Pause = {
  /** Tells after `ms` (Infinity: never) that they passed, or earlier that it was woken. */
  wait: (ms: number) => Promise<'passed' | 'woken'>;
  /** Ends the wait; the next one, if none is under way. */
  wake: () => void;
};

export const createPause = (): Pause => {
  let isWoken = false;
  let finish: ((how: 'passed' | 'woken') => void) | undefined;
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        finish = (how) => {
          clearTimeout(timer);
          finish = undefined;
          isWoken = false;
          resolve(how);
        };
        if (isWoken) finish('woken');
        else if (Number.isFinite(ms)) timer = setTimeout(finish, ms, 'passed');
      }),
    wake: () => {
      isWoken = true;
      finish?.('woken');
    },
  };
};
