import type { Viewer } from '#server/contracts/roles.ts';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import { createStore, type Store } from './core/create-store.ts';
import { drawOrder } from './core/drawing/draw-order.ts';
import { type DecisionBasis, decidedOn } from './core/pending/decision-basis.ts';
import { nextTurn } from './core/pending/pending-log.ts';
import { readPromised, writePromised } from './promised-cookie.ts';
import { type Keeper, keepPending } from './storage/keep-pending.ts';
import { keepPromise } from './storage/keep-promise.ts';
import { openStorage } from './storage/open-storage.ts';
import { createChangesLoop } from './transport/changes-loop.ts';
import { createHttpClient, type HttpClient, type HttpOptions } from './transport/http-client.ts';
import { createLinkMonitor } from './transport/link-monitor.ts';
import { runClock } from './transport/run-clock.ts';
import { createSender } from './transport/sender.ts';
import { socketAfterLoad } from './transport/socket-after-load.ts';
import { browserPage, type Page } from './transport/watch-page.ts';

export type EngineOptions = HttpOptions & {
  viewer: Viewer;
  now?: () => number;
  random?: () => number;
  /** False: no socket, polling alone. */
  hasSocket?: boolean;
  /** Another tab signed this viewer out. */
  onSignedOut?: () => void;
  /** The page around the engine; the browser's own by default. */
  page?: Page;
};

/** The page's consistency engine: one store, and what keeps it abreast of server, disk and tabs. */
export type Engine = {
  store: Store;
  http: HttpClient;
  now: () => number;
  /** Draws a command at once and sends it; the log is saved first. */
  issue: (command: {
    commandId: string;
    orderId: string;
    command: OrderCommand;
    /** The state that the viewer decided on; left out for a command that fits any version. */
    seen?: DecisionBasis | undefined;
  }) => void;
  /** Asks again for a refused or blocked command, decided on what is drawn now. */
  retry: (commandId: string) => void;
  discard: (commandId: string) => void;
  /** Starts storage, sender, changes and socket; only the first call does anything. */
  start: () => void;
  /** Ends all of them for good. */
  stop: () => void;
  /** Forgets this viewer's pending log in every tab, and stops. */
  forget: () => Promise<void>;
};

export const createEngine = (options: EngineOptions): Engine => {
  const { viewer, now = Date.now, random = Math.random } = options;
  const store = createStore(viewer);
  const http = createHttpClient({
    ...options,
    headers: { ...options.headers, ...meantFor(viewer) },
  });
  let running: Promise<Running> | undefined;
  let stopped = false;
  store.dispatch({ type: 'ticked', now: now() });
  return {
    store,
    http,
    now,
    issue: ({ commandId, orderId, command, seen }) => {
      const n = nextTurn(store.getSnapshot().pending);
      const entry = { commandId, orderId, command, n, at: now(), tries: 1, attempts: 0 };
      store.dispatch({ type: 'issued', entry: { ...entry, ...decidedOn(seen), state: 'queued' } });
    },
    retry: (commandId) => {
      const state = store.getSnapshot();
      const entry = state.pending.find((candidate) => candidate.commandId === commandId);
      const drawn = entry && drawOrder(state, viewer, entry.orderId);
      store.dispatch({ type: 'asked-again', commandId, at: now(), seen: drawn?.seen });
    },
    discard: (commandId) => {
      store.dispatch({ type: 'discarded', commandId });
      void running?.then(({ keeper }) => keeper.discard(commandId));
    },
    start: () => {
      if (!stopped) running ??= run({ ...options, now, random }, store, http);
    },
    stop: () => {
      stopped = true;
      void running?.then(({ stop }) => stop());
    },
    forget: async () => {
      stopped = true;
      const parts = await running;
      await parts?.keeper.signOut();
      parts?.stop();
      // The next account's pages must not wait for this one's changes.
      writePromised({ position: 0, epoch: null });
    },
  };
};

/** A cookie belongs to the browser, a page to a viewer: the server refuses when they differ. */
const meantFor = ({ id }: Viewer): Record<string, string> =>
  id === '' ? {} : { 'Evenkeel-Viewer': id };

type Running = { keeper: Keeper; stop: () => void };

const run = async (
  options: EngineOptions & { now: () => number; random: () => number },
  store: Store,
  http: HttpClient,
): Promise<Running> => {
  const { viewer, now, random, baseUrl, headers, hasSocket = true, onSignedOut } = options;
  const { isHidden, watch } = options.page ?? browserPage;
  const link = createLinkMonitor(store);
  const onReached = link.reached;
  let isDurable = true;
  const storage = await openStorage(viewer.id, () => {
    isDurable = false;
    store.dispatch({ type: 'undurable' });
  });
  const keeper = await keepPending(store, storage, {
    isDurable: () => isDurable,
    onSignedOut: () => onSignedOut?.(),
    promised: readPromised(),
  });

  const promise = keepPromise(store);
  const sender = createSender({ store, http, saved: keeper.saved, now, random, onReached });
  const loop = createChangesLoop({ store, http, isHidden, now, random, onReached });
  const socket = hasSocket
    ? socketAfterLoad({
        store,
        now,
        onLive: link.socket,
        ...(baseUrl && { url: baseUrl }),
        ...(headers && { headers }),
      })
    : undefined;
  const settling = setTimeout(link.settle, hasSocket ? 3_000 : 0);
  const clock = runClock(store, now);
  const page = watch({
    onHidden: loop.wake,
    onReturn: () => {
      loop.poke();
      sender.wake();
      socket?.reconnect();
    },
    onOffline: () => {
      link.cutOff();
      // Some browsers say so without reason: an answer takes it back.
      loop.poke();
    },
  });
  return {
    keeper,
    stop: () => {
      clearTimeout(settling);
      for (const part of [page, clock, promise, sender, loop, keeper]) part.stop();
      socket?.stop();
      storage.close();
    },
  };
};
