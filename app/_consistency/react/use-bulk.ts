'use client';
import { useEffect, useSyncExternalStore } from 'react';
import type { Bulk } from '../bulk/create-bulk.ts';
import type { KeptPlan } from '../bulk/keep-plan.ts';
import { bulkOf } from './bulk-of.ts';
import { useEngine } from './engine-context.ts';

/** The viewer's bulk work, and the plan that is at work or was left by an earlier page. In the browser only. */
export const useBulk = (): { bulk: Bulk; kept: KeptPlan | undefined } => {
  const bulk = bulkOf(useEngine().engine);
  useEffect(() => bulk.start(), [bulk]);
  const kept = useSyncExternalStore(bulk.subscribe, bulk.getSnapshot, () => undefined);
  return { bulk, kept };
};
