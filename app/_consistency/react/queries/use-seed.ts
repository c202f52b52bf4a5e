'use client';
import { useEffect, useMemo } from 'react';
import type { Order } from '#server/contracts/order.ts';
import type { Meta } from '#server/contracts/page.ts';
import { useEngine } from '../engine-context.ts';

/**
 * Merges what the server rendered into the engine, by version, before the first draw: nothing
 * flashes, and nothing newer is rolled back. Call it before reading the engine's state.
 */
export const useSeed = (orders: readonly Order[] | undefined, meta: Meta | undefined): void => {
  const { engine } = useEngine();
  useMemo(() => {
    if (orders === undefined || meta === undefined) return;
    engine.store.seed({ type: 'seeded', orders, meta });
  }, [engine, orders, meta]);
  // Screens that were drawn before hear of it after this one is committed.
  useEffect(() => {
    if (orders !== undefined) engine.store.dispatch({ type: 'ticked', now: engine.now() });
  }, [engine, orders]);
};
