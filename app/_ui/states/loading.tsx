import type { ReactNode } from 'react';

/** Wraps skeletons: assistive technology hears one sentence instead of shapes. */
export const Loading = ({ what, children }: { what: string; children: ReactNode }) => (
  <div aria-busy="true">
    <p className="sr-only">Loading {what}…</p>
    {children}
  </div>
);
