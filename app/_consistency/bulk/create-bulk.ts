import type { Engine } from '../create-engine.ts';
import { type BulkAction, type BulkItem, type BulkPlan, resumed, summarise } from './bulk-plan.ts';
import { drivePlan } from './drive-plan.ts';
import { holdLock, type LetGo } from './hold-lock.ts';
import { type KeptPlan, keepPlan, type PlanKeeper } from './keep-plan.ts';

/** For so long (ms) a plan can be taken back before anything of it is sent. */
const holdFor = 8_000;

/** A viewer's bulk work: at most one plan at a time, in one tab at a time. */
export type Bulk = {
  subscribe: (listener: () => void) => () => void;
  getSnapshot: () => KeptPlan | undefined;
  /** Takes up what an earlier page left. */
  start: () => void;
  /** False when a plan is at work already, here or in another tab. */
  begin: (action: BulkAction, items: readonly BulkItem[], planId: string) => Promise<boolean>;
  /** Takes back a plan of which nothing was sent. */
  undo: () => void;
  pause: () => void;
  resume: () => void;
  /** What was not sent never will be; what is on its way is seen through. */
  stop: () => void;
  /** Asks again for what was refused, under new command ids. */
  retryRefused: (newId: () => string) => void;
  /** Puts a plan that is over away. */
  dismiss: () => void;
  forget: () => Promise<void>;
  /** Lets go of it without an end: whoever opens it next goes on. */
  close: () => void;
};

/**
 * Runs plans through the engine's pending log: each item is a command with an id of its own, saved
 * before it is sent, so that a reload, a second tab or a lost answer repeats nothing.
 */
export const createBulk = (engine: Engine): Bulk => {
  const { store } = engine;
  let opened: PlanKeeper | undefined;
  // Only in a browser, and only once somebody works on many orders.
  const keeper = () => {
    opened ??= keepPlan(store.viewer.id);
    return opened;
  };
  const listeners = new Set<() => void>();
  let kept: KeptPlan | undefined;
  let release: LetGo | undefined;
  let ending: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let started = false;
  let unsubscribe = () => {};

  const set = (next: KeptPlan | undefined) => {
    kept = next;
    for (const listener of listeners) listener();
  };
  const change = async (plan: BulkPlan, changed: readonly BulkItem[] = []) => {
    if (kept === undefined) return;
    const byIndex = new Map(changed.map((item) => [item.index, item]));
    set({ plan, items: kept.items.map((item) => byIndex.get(item.index) ?? item) });
    await keeper().save(plan, changed);
  };

  const drive = drivePlan({ engine, kept: () => kept, change });

  const wait = () => {
    clearTimeout(timer);
    if (kept?.plan.state !== 'held') return drive();
    timer = setTimeout(
      () => {
        if (kept?.plan.state === 'held') void change({ ...kept.plan, state: 'running' });
        drive();
      },
      Math.max(0, kept.plan.sendAt - engine.now()),
    );
  };
  const put = (state: BulkPlan['state'], changed: readonly BulkItem[] = []) => {
    if (kept === undefined) return;
    void change({ ...kept.plan, state }, changed);
    wait();
  };
  const end = () => {
    clearTimeout(timer);
    set(undefined);
    const letGo = release;
    release = undefined;
    ending = keeper().clear().then(letGo);
  };
  const lock = async (isPatient: boolean): Promise<boolean> => {
    release = await holdLock(`evenkeel:bulk:${store.viewer.id}`, isPatient);
    return release !== undefined;
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => kept,
    start: () => {
      if (started) return;
      started = true;
      unsubscribe = store.subscribe(drive);
      void (async () => {
        if ((await keeper().load()) === undefined) return;
        await lock(true);
        const left = await keeper().load();
        if (left === undefined) return end();
        set({ ...left, plan: resumed(left.plan, engine.now()) });
        wait();
      })();
    },
    begin: async (action, items, planId) => {
      await ending;
      if (kept !== undefined || !(await lock(false))) return false;
      const plan = { planId, action, state: 'held' as const, sendAt: engine.now() + holdFor };
      set({ plan, items: [...items] });
      await keeper().begin({ plan, items: [...items] });
      wait();
      return true;
    },
    undo: () => {
      if (kept?.plan.state === 'held') end();
    },
    pause: () => put('paused'),
    resume: () => put('running'),
    stop: () => {
      const waiting = (kept?.items ?? []).filter(({ state }) => state === 'waiting');
      const reason = 'Stopped before it was sent.';
      put(
        'stopped',
        waiting.map((item) => ({ ...item, state: 'left-out', reason })),
      );
    },
    retryRefused: (newId) => {
      const refused = (kept?.items ?? []).filter(({ state }) => state === 'refused');
      put(
        'running',
        refused.map(({ reason: _, ...item }) => ({
          ...item,
          state: 'waiting',
          commandId: newId(),
        })),
      );
    },
    dismiss: () => {
      if (kept !== undefined && summarise(kept.items).isOver) end();
    },
    forget: () => keeper().clear(),
    close: () => {
      clearTimeout(timer);
      unsubscribe();
      kept = undefined;
      void release?.();
    },
  };
};
