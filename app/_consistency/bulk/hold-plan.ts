import { type BulkItem, type BulkPlan, leftOut, putIn, resumed, summarise } from './bulk-plan.ts';
import { type KeptPlan, keepPlan } from './keep-plan.ts';

/** The plan that is on screen, and what outlives the page of it. */
export type PlanHolder = {
  subscribe: (listener: () => void) => () => void;
  getSnapshot: () => KeptPlan | undefined;
  /** Whether another page has left a plan, or is at work on one. */
  isLeft: () => Promise<boolean>;
  /** Takes up what another page left, as it is at `now` (ms since 1970); whether it left anything. */
  takeUp: (now: number) => Promise<boolean>;
  /** How many items still have to be sent, of this plan or of what another page has or has left. */
  waiting: () => Promise<number>;
  /** Puts a new plan in the place of the one before; resolves once it is saved. */
  begin: (kept: KeptPlan) => Promise<void>;
  /**
   * Puts changed items in their places; resolves once they are saved. What is to become of the plan
   * is saved before thousands of items are: a page may be left in between.
   */
  change: (plan: BulkPlan, changed?: readonly BulkItem[]) => Promise<void>;
  /** Takes over what another tab did to the plan, where two can be at it: without locks. */
  refresh: () => Promise<void>;
  /** Forgets the plan here and on disk. */
  clear: () => Promise<void>;
  /** Forgets it here alone: whoever opens it next goes on. */
  letGo: () => void;
};

export const holdPlan = (userId: string): PlanHolder => {
  // Only in a browser, and only once somebody works on many orders.
  let opened: ReturnType<typeof keepPlan> | undefined;
  const keeper = () => {
    opened ??= keepPlan(userId);
    return opened;
  };
  const listeners = new Set<() => void>();
  let kept: KeptPlan | undefined;
  /** Whether the plan lies on disk as it is here; where nothing can be kept, disk says nothing. */
  let isSaved = false;
  const set = (next: KeptPlan | undefined) => {
    kept = next;
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => kept,
    isLeft: async () => kept === undefined && (await keeper().load()) !== undefined,
    takeUp: async (now) => {
      const left = await keeper().load();
      if (left === undefined) return false;
      const plan = resumed(left.plan, now);
      const unsent = plan.state === 'stopped' ? leftOut(left.items) : [];
      set({ plan, items: putIn(left.items, unsent) });
      isSaved = unsent.length === 0 || (await keeper().save(plan, unsent));
      return true;
    },
    waiting: async () => {
      const { plan, items = [] } = kept ?? (await keeper().load()) ?? {};
      return plan?.state === 'stopped' ? 0 : summarise(items).waiting;
    },
    begin: async (next) => {
      set(next);
      isSaved = await keeper().begin(next);
    },
    change: async (plan, changed = []) => {
      if (kept === undefined) return;
      const isSteered = plan.state !== kept.plan.state;
      set({ plan, items: putIn(kept.items, changed) });
      if (isSteered && changed.length > 0) void keeper().save(plan, []);
      isSaved = await keeper().save(plan, changed);
    },
    refresh: async () => {
      const before = kept;
      if (before === undefined || !isSaved) return;
      const found = await keeper().plan();
      // Steered here while that was read.
      if (found === undefined || kept?.plan !== before.plan) return;
      if (found === 'none' || found.planId !== before.plan.planId) set(undefined);
      else if (found.state !== before.plan.state) set({ plan: found, items: kept.items });
    },
    clear: async () => {
      set(undefined);
      await keeper().clear();
    },
    letGo: () => {
      kept = undefined;
    },
  };
};
