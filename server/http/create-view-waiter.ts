import { ProblemError } from './problems/problem-error.ts';
import { isFull } from './waiter-limits.ts';

export type ViewWaiter = {
  /**
   * Resolves with the view's position as soon as it has reached `position`, or with where it is
   * after `waitMs`. Throws 503 when too many wait already, or too many of this viewer's requests.
   */
  reached(view: string, position: number, waitMs: number, by?: WaitsBy): Promise<number>;
  /** How many wait now. */
  waiting(): number;
  /** To be called on every NOTIFY view, whose payload is not looked at. */
  wake(): void;
  /** Answers all waiters now with the current position and admits no more. */
  stop(): void;
  stopped(): boolean;
};

/**
 * `viewer`: the id of whoever waits, absent if not signed in. `signal`: aborts when they are gone.
 */
type WaitsBy = { viewer?: string | undefined; signal?: AbortSignal };

type Waiter = {
  view: string;
  position: number;
  viewer: string | undefined;
  done: (position?: number) => void;
};

/** NOTIFY may be lost; while somebody waits, the checkpoints are read this often regardless. */
const pollMs = 200;

/**
 * Lets any number of queries wait for a view with one read of the checkpoints for all of them.
 * `readPositions` answers the position of every view by name.
 */
export function createViewWaiter(
  readPositions: () => Promise<ReadonlyMap<string, number>>,
): ViewWaiter {
  const waiters = new Set<Waiter>();
  let reading = false;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const look = async () => {
    // A NOTIFY during a read asks for one more: that read may have begun too early to see what it tells.
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    clearTimeout(timer);
    do {
      again = false;
      const positions = await readPositions().catch(() => new Map<string, number>());
      for (const waiter of [...waiters]) {
        const now = positions.get(waiter.view) ?? 0;
        if (now >= waiter.position) waiter.done(now);
      }
    } while (again && waiters.size > 0);
    reading = false;
    if (waiters.size > 0) timer = setTimeout(() => void look(), pollMs).unref();
  };

  const wait = (view: string, position: number, waitMs: number, { viewer, signal }: WaitsBy) =>
    new Promise<number | undefined>((resolve) => {
      // Gone while the positions were read: no event tells of that any more.
      if (signal?.aborted || isStopped) return resolve(undefined);
      const finish = (now?: number) => {
        waiters.delete(waiter);
        clearTimeout(end);
        signal?.removeEventListener('abort', give);
        resolve(now);
      };
      const give = () => finish();
      const waiter: Waiter = { view, position, viewer, done: finish };
      const end = setTimeout(give, waitMs);
      signal?.addEventListener('abort', give, { once: true });
      waiters.add(waiter);
      void look();
    });

  return {
    waiting: () => waiters.size,
    wake: () => {
      if (waiters.size > 0) void look();
    },
    stop() {
      isStopped = true;
      for (const waiter of [...waiters]) waiter.done();
    },
    stopped: () => isStopped,
    async reached(view, position, waitMs, by = {}) {
      const before = (await readPositions()).get(view) ?? 0;
      if (before >= position || waitMs <= 0) return before;
      if (isFull(waiters, by.viewer)) {
        throw new ProblemError('unavailable', 'Too many requests wait for the view already.', {
          retryAfter: 1,
        });
      }
      const reached = await wait(view, position, waitMs, by);
      return reached ?? (await readPositions()).get(view) ?? 0;
    },
  };
}
