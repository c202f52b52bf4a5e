import type { Store } from '../core/create-store.ts';
import { nextPhaseChange } from '../core/drawing/phase.ts';

/** A timer that is to wait longer (24.8 days) fires at once: a clock that was far ahead asks for it. */
const longestMs = 2 ** 31 - 1;

/** Ticks the store exactly when a pending change enters another phase; idle while nothing is pending. */
export const runClock = (store: Store, now: () => number): { stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = () => {
    clearTimeout(timer);
    const { pending } = store.getSnapshot();
    const at = now();
    const next = nextPhaseChange(
      pending.map((entry) => entry.at),
      at,
    );
    if (next === undefined) return;
    const wait = Math.min(next - at, longestMs);
    timer = setTimeout(() => store.dispatch({ type: 'ticked', now: now() }), wait);
  };
  let before = store.getSnapshot();
  const unsubscribe = store.subscribe(() => {
    const state = store.getSnapshot();
    if (state.pending === before.pending && state.now === before.now) return;
    before = state;
    plan();
  });
  plan();
  return {
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
    },
  };
};
