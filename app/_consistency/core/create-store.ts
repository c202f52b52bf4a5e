import type { Viewer } from '#server/contracts/roles.ts';
import type { Action } from './action.ts';
import { type EngineState, initialEngineState } from './engine-state.ts';
import { reduce } from './reduce.ts';

/** The one mutable object of the core: the current state and who wants to hear of the next. */
export type Store = {
  viewer: Viewer;
  /** The same object until something changes. */
  getSnapshot: () => EngineState;
  /** The state from the server's rendered page alone, which a hydrating screen must draw first. */
  getSeed: () => EngineState;
  subscribe: (listener: () => void) => () => void;
  dispatch: (action: Action) => void;
  /** Adds rows that the server rendered, while rendering: nobody is told. */
  seed: (action: Extract<Action, { type: 'seeded' }>) => void;
};

export const createStore = (viewer: Viewer): Store => {
  let state = initialEngineState;
  let seed = initialEngineState;
  const listeners = new Set<() => void>();
  return {
    viewer,
    getSnapshot: () => state,
    getSeed: () => seed,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch: (action) => {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    seed: (action) => {
      seed = reduce(seed, action);
      state = reduce(state, action);
    },
  };
};
