import type { DecisionBasis } from '../core/pending/decision-basis.ts';
import type { Engine } from '../create-engine.ts';
import {
  askedAgain,
  type BulkAction,
  type BulkItem,
  type BulkPlan,
  holdMs,
  leftOut,
  summarise,
} from './bulk-plan.ts';
import { drivePlan } from './drive-plan.ts';
import { holdLock, type LetGo } from './hold-lock.ts';
import { holdPlan, type PlanHolder } from './hold-plan.ts';
import type { KeptPlan } from './keep-plan.ts';
import { seenNow } from './seen-now.ts';
import { standBy } from './stand-by.ts';
import { tellTabs } from './tell-tabs.ts';
import { watchLeaving } from './watch-leaving.ts';

/** Within this (ms) a page that is reloaded is back and goes on with its own work. */
const graceMs = 6_000;

/**
 * `begun`: the plan began. `busy`: another is at work or not dismissed, here or in another tab.
 * `resumed`: a closed tab had left one, which goes on instead.
 */
export type Begun = 'begun' | 'busy' | 'resumed';

/** A viewer's bulk work: at most one plan at a time, in one tab at a time. */
export type Bulk = {
  subscribe: (listener: () => void) => () => void;
  getSnapshot: () => KeptPlan | undefined;
  /** Goes on with what an earlier page left, and from now on with what a closed tab leaves. */
  start: () => void;
  begin: (action: BulkAction, items: readonly BulkItem[], planId: string) => Promise<Begun>;
  /** Takes back a plan of which nothing was sent. */
  undo: () => void;
  pause: () => void;
  resume: () => void;
  /** Sends no more; commands that are on their way are followed to their end. */
  stop: () => void;
  /** Sends refused items again, under new command ids and decided on what is drawn now. */
  retryRefused: (newId: () => string) => void;
  /** Removes a plan that is over. */
  dismiss: () => void;
  /** How many changes still have to be sent, here or in another tab. */
  waiting: () => Promise<number>;
  forget: () => Promise<void>;
  /** Lets go of the plan without ending it: whoever opens it next goes on. */
  close: () => void;
};

/**
 * Runs plans through the engine's pending log: each item is a command with an id of its own, saved
 * before it is sent, so that a reload, a second tab or a lost answer repeats nothing.
 */
export const createBulk = (engine: Engine): Bulk => {
  const { store } = engine;
  const held = holdPlan(store.viewer.id);
  const kept = held.getSnapshot;
  const work = sendInTime(engine, held, () => tabs?.tell('steered'));
  const lock = `evenkeel:bulk:${store.viewer.id}`;
  const hold = keepHold();
  let ending: Promise<unknown> = Promise.resolve();
  let isWaiting = false;
  let isClosed = false;
  let tabs: ReturnType<typeof tellTabs> | undefined;
  let unsubscribe: (() => void) | undefined;

  const end = () => {
    work.stop();
    ending = held.clear().then(() => {
      tabs?.tell('steered');
      return hold.letGo();
    });
  };
  /** Goes on with the plan on disk, if there is one. Only whoever has the lock may. */
  const resumeLeft = async (): Promise<boolean> => {
    const isLeft = !isClosed && (await held.takeUp(engine.now()));
    if (isLeft) work.start();
    return isLeft;
  };
  const takeUp = async (grace: number) => {
    if (isWaiting) return;
    isWaiting = true;
    const got = await standBy(lock, async () => !isClosed && (await held.isLeft()), grace);
    isWaiting = false;
    hold.keep(got);
    if (got !== undefined && !(await resumeLeft())) await hold.letGo();
  };
  return {
    subscribe: held.subscribe,
    getSnapshot: kept,
    start: () => {
      if (unsubscribe !== undefined) return;
      unsubscribe = store.subscribe(work.drive);
      tabs = tellTabs(lock, {
        // Without Web Locks a tab at work looks like one that is gone.
        onBegun: () => navigator.locks !== undefined && void takeUp(graceMs),
        onSteered: () => void held.refresh(),
      });
      void takeUp(0);
    },
    begin: async (action, items, planId) => {
      await ending;
      const got = kept() === undefined ? await holdLock(lock, false) : undefined;
      if (got === undefined) return 'busy';
      hold.keep(got);
      if (await resumeLeft()) return 'resumed';
      const plan = { planId, action, state: 'held' as const, sendAt: engine.now() + holdMs };
      await held.begin({ plan, items: [...items] });
      tabs?.tell('begun');
      work.start();
      return 'begun';
    },
    ...steering(held, { put: work.put, end, drawnNow: (orderId) => seenNow(store, orderId) }),
    close: () => {
      isClosed = true;
      work.stop();
      unsubscribe?.();
      tabs?.close();
      held.letGo();
      void hold.letGo();
    },
  };
};

/** The lock that is held, if any. */
const keepHold = () => {
  let release: LetGo | undefined;
  return {
    keep: (got: LetGo | undefined) => {
      release ??= got;
    },
    letGo: () => {
      const last = release;
      release = undefined;
      return last?.();
    },
  };
};

type Steered = {
  put: ReturnType<typeof sendInTime>['put'];
  end: () => void;
  drawnNow: (orderId: string) => DecisionBasis | undefined;
};
type Steering = Omit<Bulk, 'subscribe' | 'getSnapshot' | 'start' | 'begin' | 'close'>;

/** What the viewer can do to a plan, or ask of it. */
const steering = (
  { getSnapshot: kept, waiting, clear }: PlanHolder,
  { put, end, drawnNow }: Steered,
): Steering => ({
  undo: () => {
    if (kept()?.plan.state === 'held') end();
  },
  pause: () => put('paused'),
  resume: () => put('running'),
  stop: () => put('stopped', leftOut(kept()?.items ?? [])),
  retryRefused: (newId) => put('running', askedAgain(kept()?.items ?? [], drawnNow, newId)),
  dismiss: () => {
    const now = kept();
    if (now !== undefined && summarise(now.items).isOver) end();
  },
  waiting,
  forget: clear,
});

/** Drives a plan; one that is held, from its `sendAt` on. */
const sendInTime = (engine: Engine, held: PlanHolder, onSteered: () => void) => {
  const { getSnapshot: kept, change, refresh } = held;
  const leaving = watchLeaving(() => drive());
  const { isLeaving } = leaving;
  const drive = drivePlan({ engine, kept, change, refresh, isLeaving });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = async () => {
    await refresh();
    const now = kept();
    if (now?.plan.state === 'held') void change({ ...now.plan, state: 'running' });
    drive();
  };
  const start = () => {
    clearTimeout(timer);
    leaving.start();
    const now = kept();
    if (now?.plan.state !== 'held') return drive();
    timer = setTimeout(() => void send(), Math.max(0, now.plan.sendAt - engine.now()));
  };
  return {
    drive,
    start,
    put: (state: BulkPlan['state'], changed: readonly BulkItem[] = []) => {
      const now = kept();
      if (now === undefined) return;
      void change({ ...now.plan, state }, changed).then(onSteered);
      start();
    },
    stop: () => {
      clearTimeout(timer);
      leaving.stop();
    },
  };
};
