import type { ReactNode } from 'react';

/** Why something in the bar cannot be done now: a line of its own below, as wide as the rest is. */
export const BarNote = ({ id, children }: { id: string; children: ReactNode }) => (
  <p id={id} className="order-last w-0 min-w-full px-1 text-muted text-xs">
    {children}
  </p>
);
