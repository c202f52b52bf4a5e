/** A sleep that a ring cuts short; a ring between two sleeps is not lost. */
export type AlarmClock = {
  ring: () => void;
  /** Forgets rings so far. Call it before looking at what they announce. */
  reset(): void;
  /** Resolves after `ms`, at a ring if `wakes`, or at `end`. */
  sleep(ms: number, options: { wakes: boolean }): Promise<void>;
  /** Ends the present sleep and every later one at once. */
  end(): void;
};

export const createAlarmClock = (): AlarmClock => {
  let rung = false;
  let ended = false;
  let awake: ((why: 'ring' | 'end') => void) | undefined;
  return {
    ring() {
      rung = true;
      awake?.('ring');
    },
    reset() {
      rung = false;
    },
    sleep: (ms, { wakes }) =>
      new Promise((resolve) => {
        if (ended || (wakes && rung)) return resolve();
        const finish = () => {
          clearTimeout(timer);
          awake = undefined;
          resolve();
        };
        const timer = setTimeout(finish, ms);
        awake = (why) => {
          if (why === 'end' || wakes) finish();
        };
      }),
    end() {
      ended = true;
      awake?.('end');
    },
  };
};
