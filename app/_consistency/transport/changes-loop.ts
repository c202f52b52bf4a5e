import { orderChanges } from '#server/contracts/order-queries.ts';
import type { Store } from '../core/create-store.ts';
import { hasHole } from '../core/engine-state.ts';
import { isLive } from '../core/pending/pending-command.ts';
import { leadsNowhere } from '../core/truth/cursor.ts';
import { fetchStranded } from './fetch-stranded.ts';
import type { HttpClient } from './http-client.ts';
import { ReadFailed } from './http-client.ts';
import { createPause } from './pause.ts';
import { nextPoll } from './schedule.ts';
import { openSharedPolls, type SharedPolls } from './shared-polls.ts';

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
 * sleeps while nothing is awaited and the socket is live, while the page is hidden, and while another
 * tab of the same user polls.
 */
export const createChangesLoop = (deps: ChangesLoopDeps): ChangesLoop => {
  const { store } = deps;
  const pause = createPause();
  let isStopped = false;
  let isPoked = false;
  let round = 0;
  let failures = 0;
  let retryAfterMs = 0;
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

  const polls = openSharedPolls(store.viewer.id, {
    asking: () => {
      round += 1;
      pause.wake();
    },
    answered: (answer, asked) => store.dispatch({ type: 'changed', answer, asked, at: deps.now() }),
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
        retryAfterMs,
        random: deps.random(),
      });
      const isDue = isPoked && retryAfterMs === 0 && !hidden && !(empty && (live || connecting));
      const isTime = isDue || delay === 0 || (await pause.wait(delay)) === 'passed';
      if (isStopped || !isTime || deps.isHidden()) continue;
      isPoked = false;
      round += 1;
      if (!isDue && delay > 0) polls.asking();
      const failure = await fetchAll(deps, polls);
      failures = failure === undefined ? 0 : failures + 1;
      retryAfterMs = failure?.retryAfterMs ?? 0;
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
      polls.close();
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

type Failure = { retryAfterMs: number };

const fetchAll = async (
  deps: ChangesLoopDeps,
  polls: SharedPolls,
): Promise<Failure | undefined> => {
  const failure = await fetchChanges(deps, polls);
  if (failure === undefined) await fetchStranded(deps);
  return failure;
};

const leftHole: Failure = { retryAfterMs: 0 };

/** Fetches until nothing more is known to have changed; says why when that failed or left a hole. */
const fetchChanges = async (
  { store, http, now, onReached }: ChangesLoopDeps,
  polls: SharedPolls,
): Promise<Failure | undefined> => {
  for (let pages = 0; pages < maxPages; pages += 1) {
    const { cursor, epoch, revision, shownPosition } = store.getSnapshot();
    try {
      const after = cursor ?? shownPosition;
      const answer = await http.read(`/api/changes?after=${after}&limit=100`, orderChanges, {
        // `knownPosition` would keep the page waiting for a view that lags behind an own command. The
        // answer must only not be older than the changes applied here.
        minPosition: after,
      });
      onReached?.(true);
      if (cursor === null) {
        const { epoch: answered, position } = answer.meta;
        store.dispatch({ type: 'hello', epoch: answered, position, at: now() });
        return undefined;
      }
      const asked = { cursor, epoch, revision };
      store.dispatch({ type: 'changed', answer, asked, at: now() });
      polls.answered(answer, asked);
      if (!answer.more || leadsNowhere(answer)) {
        return hasHole(store.getSnapshot()) ? leftHole : undefined;
      }
      if (pages === maxPages - 1) {
        store.dispatch({ type: 'skipped', position: answer.meta.position });
      }
    } catch (error) {
      onReached?.(error instanceof ReadFailed && error.code !== 'network');
      const isSignedOut = error instanceof ReadFailed && error.code === 'unauthenticated';
      if (isSignedOut) store.dispatch({ type: 'session-ended' });
      if (error instanceof ReadFailed && error.code === 'projection-behind') {
        return (await findOtherLog({ store, http, now })) ? undefined : error;
      }
      return error instanceof ReadFailed ? error : leftHole;
    }
  }
  return undefined;
};

/**
 * Whether a view that seems to be behind this page is of a restored log. Asks without `Min-Position`,
 * because no answer at the demanded position would ever come.
 */
const findOtherLog = async ({
  store,
  http,
  now,
}: Pick<ChangesLoopDeps, 'store' | 'http' | 'now'>): Promise<boolean> => {
  const { epoch, cursor, shownPosition } = store.getSnapshot();
  const path = `/api/changes?after=${cursor ?? shownPosition}&limit=1`;
  const meta = await http.read(path, orderChanges).then(
    (answer) => answer.meta,
    () => undefined,
  );
  // The socket may have entered the new log meanwhile; a late answer must not lead back.
  if (meta === undefined || meta.epoch === epoch || store.getSnapshot().epoch !== epoch) {
    return false;
  }
  store.dispatch({ type: 'hello', epoch: meta.epoch, position: meta.position, at: now() });
  return store.getSnapshot().epoch === meta.epoch;
};
