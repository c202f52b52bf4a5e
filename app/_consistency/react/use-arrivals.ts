'use client';
import { useEffect, useMemo, useState } from 'react';

type Arrivals = {
  /** The ids that were on screen when the viewer scrolled away; undefined at the top. */
  held: () => ReadonlySet<string> | undefined;
  /** Notes what is on screen once it is. */
  note: (orders: readonly { id: string }[]) => void;
  show: () => void;
  hold: (hold: boolean) => void;
};

/** Farther down than this (CSS px), arrivals would push away what is being read. */
const nearTop = 120;

/** Holds arrivals of a list (named by `key`) back while the viewer is scrolled away from its top. */
export const useArrivals = (key: string): Arrivals => {
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts anew
  const gate = useMemo(() => createGate(), [key]);
  useEffect(() => {
    const look = () => {
      if (!gate.isManual && gate.set(window.scrollY > nearTop)) setTurn((n) => n + 1);
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [gate]);
  // A new object whenever what is held may have changed, so that lists are drawn again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is that change
  return useMemo(
    () => ({
      held: () => (gate.isHolding ? gate.shown : undefined),
      note: (orders) => {
        gate.shown = new Set(orders.map(({ id }) => id));
      },
      show: () => {
        gate.shown = undefined;
        setTurn((n) => n + 1);
      },
      hold: (hold) => {
        gate.isManual = true;
        if (gate.set(hold)) setTurn((n) => n + 1);
      },
    }),
    [gate, turn],
  );
};

const createGate = () => ({
  isManual: false,
  isHolding: false,
  shown: undefined as ReadonlySet<string> | undefined,
  /** Whether that changed anything. */
  set(hold: boolean): boolean {
    const changed = this.isHolding !== hold;
    this.isHolding = hold;
    return changed;
  },
});
