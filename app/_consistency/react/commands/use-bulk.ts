'use client';
import { useEffect, useSyncExternalStore } from 'react';
import type { Bulk } from '#app/_consistency/bulk/create-bulk.ts';
import type { KeptPlan } from '#app/_consistency/bulk/keep-plan.ts';
import { useEngine } from '../engine-context.ts';
import { bulkOf } from './bulk-of.ts';

/** The viewer's bulk work, and the plan that is at work or was left by an earlier page. In the browser only. */
export const useBulk = (): { bulk: Bulk; kept: KeptPlan | undefined } => {
  const bulk = bulkOf(useEngine().engine);
  useEffect(() => bulk.start(), [bulk]);
  const kept = useSyncExternalStore(bulk.subscribe, bulk.getSnapshot, () => undefined);
  return { bulk, kept };
};
