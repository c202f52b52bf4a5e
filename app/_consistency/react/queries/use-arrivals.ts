'use client';
import { useEffect, useMemo, useState } from 'react';

type Arrivals = {
  /** The ids that were on screen when holding began; undefined while nothing is held back. */
  frozenIds: () => ReadonlySet<string> | undefined;
  /** Notes what is on screen once it is. */
  note: (orders: readonly { id: string }[]) => void;
  show: () => void;
  /** Holds them back at the top too, for as long as it is told to. */
  hold: (hold: boolean) => void;
};

/** Farther down than this (CSS px), arrivals would push away what is being read. */
const nearTop = 120;

/**
 * Holds arrivals of a list (named by `key`) back while the viewer is scrolled away from its top, or at
 * work on it.
 */
export const useArrivals = (key: string): Arrivals => {
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts anew
  const gate = useMemo(() => createGate(), [key]);
  useEffect(() => {
    const look = () => {
      if (set(gate, { isScrolled: window.scrollY > nearTop })) setTurn((n) => n + 1);
    };
    // A browser scrolls a page that is loaded again to where it was, and its viewer may be quicker.
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, [gate]);
  // A new object whenever what is held may have changed, so that lists are drawn again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is that change
  return useMemo(
    () => ({
      frozenIds: () => (isClosed(gate) ? gate.shown : undefined),
      note: (orders) => {
        gate.shown = new Set(orders.map(({ id }) => id));
      },
      show: () => {
        gate.shown = undefined;
        setTurn((n) => n + 1);
      },
      hold: (hold) => {
        if (set(gate, { isBusy: hold })) setTurn((n) => n + 1);
      },
    }),
    [gate, turn],
  );
};

type Gate = { isScrolled: boolean; isBusy: boolean; shown: ReadonlySet<string> | undefined };

const createGate = (): Gate => ({ isScrolled: false, isBusy: false, shown: undefined });

const isClosed = ({ isScrolled, isBusy }: Gate): boolean => isScrolled || isBusy;

/** Answers whether the gate was opened or closed by it. */
const set = (gate: Gate, change: Partial<Gate>): boolean => {
  const wasClosed = isClosed(gate);
  Object.assign(gate, change);
  return wasClosed !== isClosed(gate);
};
