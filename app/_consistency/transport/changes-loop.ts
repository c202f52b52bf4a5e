import { orderChanges } from '#server/contracts/order-queries.ts';
import type { Store } from '../core/create-store.ts';
import { hasHole } from '../core/engine-state.ts';
import { isLive } from '../core/pending-command.ts';
import type { HttpClient } from './http-client.ts';
import { ReadFailed } from './http-client.ts';
import { createPause } from './pause.ts';
import { nextPoll } from './schedule.ts';

export type ChangesLoopDeps = {
  store: Store;
  http: HttpClient;
  isHidden: () => boolean;
  now: () => number;
  random: () => number;
  onReached?: (isReached: boolean) => void;
};

export type ChangesLoop = {
  /** Asks now: focus, reconnect, online, a page shown again. */
  poke: () => void;
  /** Looks again at when to ask next, e.g. when the page was hidden or shown. */
  wake: () => void;
  stop: () => void;
};

/** Pages of changes fetched in a row before all is read anew instead. */
const maxPages = 10;

/**
 * The page's one loop over `/api/changes`: holes, reconnects, focus and polling all end here. It
 * sleeps while nothing is awaited and the socket is live, and while the page is hidden.
 */
export const createChangesLoop = (deps: ChangesLoopDeps): ChangesLoop => {
  const { store } = deps;
  const pause = createPause();
  let isStopped = false;
  let isPoked = false;
  let round = 0;
  let failures = 0;
  let before = situationOf(store);

  const unsubscribe = store.subscribe(() => {
    const now = situationOf(store);
    if (now.awaited !== before.awaited) round = 0;
    const isNews = Object.entries(now).some(
      ([key, value]) => before[key as keyof typeof now] !== value,
    );
    before = now;
    if (isNews) pause.wake();
  });

  const run = async () => {
    while (!isStopped) {
      const { hole, awaited, live, connecting, empty } = situationOf(store);
      const hidden = deps.isHidden();
      const delay = nextPoll({
        hidden,
        empty,
        hole,
        awaiting: awaited !== '',
        live,
        connecting,
        round,
        failures,
        random: deps.random(),
      });
      const isDue = isPoked && !hidden && !(empty && (live || connecting));
      const isTime = isDue || delay === 0 || (await pause.wait(delay)) === 'passed';
      if (isStopped || !isTime || deps.isHidden()) continue;
      isPoked = false;
      round += 1;
      failures = (await fetchChanges(deps)) ? 0 : failures + 1;
    }
  };
  void run();

  return {
    poke: () => {
      isPoked = true;
      pause.wake();
    },
    wake: pause.wake,
    stop: () => {
      isStopped = true;
      unsubscribe();
      pause.wake();
    },
  };
};

const situationOf = (store: Store) => {
  const state = store.getSnapshot();
  const awaited = state.pending
    .filter((entry) => isLive(entry) && (entry.state === 'accepted' || entry.state === 'unknown'))
    .map(({ commandId }) => commandId)
    .join();
  return {
    hole: hasHole(state),
    awaited,
    live: state.link === 'live',
    connecting: state.link === 'connecting',
    empty: state.cursor === null,
  };
};

/** Fetches until nothing more is known to have changed; false when that failed or left a hole. */
const fetchChanges = async ({ store, http, now, onReached }: ChangesLoopDeps): Promise<boolean> => {
  for (let pages = 0; pages < maxPages; pages += 1) {
    const { cursor, epoch, viewSeen } = store.getSnapshot();
    try {
      const after = cursor ?? viewSeen;
      const answer = await http.read(`/api/changes?after=${after}&limit=100`, orderChanges, {
        // Not the highest position seen: a view that lags behind an own command shall say how far
        // it is rather than keep the page waiting; it must only not be older than what was applied.
        minPosition: after,
      });
      onReached?.(true);
      if (cursor === null) {
        const { epoch: answered, position } = answer.meta;
        store.dispatch({ type: 'hello', epoch: answered, position, at: now() });
        return true;
      }
      store.dispatch({ type: 'changed', answer, asked: { cursor, epoch }, at: now() });
      if (!answer.more) return !hasHole(store.getSnapshot());
      if (pages === maxPages - 1) {
        store.dispatch({ type: 'skipped', position: answer.meta.position });
      }
    } catch (error) {
      onReached?.(error instanceof ReadFailed && error.code !== 'network');
      return false;
    }
  }
  return true;
};
