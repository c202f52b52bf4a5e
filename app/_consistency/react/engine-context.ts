'use client';
import { createContext, use, useSyncExternalStore } from 'react';
import type { EngineState } from '../core/engine-state.ts';
import type { PageEngine } from './page-engine.ts';

/** The engine, and the position that server-rendered views must have reached to be shown at once. */
export type EngineAccess = PageEngine & { promised: number };

export const EngineContext = createContext<EngineAccess | null>(null);

/** The page's engine. Throws outside a ConsistencyProvider. */
export const useEngine = (): EngineAccess => {
  const page = use(EngineContext);
  if (page === null) throw new Error('Wrap this screen in <ConsistencyProvider>.');
  return page;
};

/** The engine's state now; while hydrating, only what the server rendered. */
export const useEngineState = (): EngineState => {
  const { store } = useEngine().engine;
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSeed);
};
