import { type BulkItem, type BulkPlan, resumed, summarise } from './bulk-plan.ts';
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
  /** Puts changed items in their places; resolves once they are saved. */
  change: (plan: BulkPlan, changed?: readonly BulkItem[]) => Promise<void>;
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
      if (left !== undefined) set({ ...left, plan: resumed(left.plan, now) });
      return left !== undefined;
    },
    waiting: async () => {
      const { items = [] } = kept ?? (await keeper().load()) ?? {};
      return summarise(items).waiting;
    },
    begin: async (next) => {
      set(next);
      await keeper().begin(next);
    },
    change: async (plan, changed = []) => {
      if (kept === undefined) return;
      const byIndex = new Map(changed.map((item) => [item.index, item]));
      set({ plan, items: kept.items.map((item) => byIndex.get(item.index) ?? item) });
      await keeper().save(plan, changed);
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
