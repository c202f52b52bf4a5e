import type { ReactNode } from 'react';
import { HomeMark } from '#app/_ui/brand/home-mark.tsx';

/** A page with nothing around it but the way home. */
export const PlainFrame = ({ children }: { children: ReactNode }) => (
  <>
    <header className="flex h-16 items-center border-b px-4 sm:px-6">
      <HomeMark />
    </header>
    <main id="main" tabIndex={-1}>
      {children}
    </main>
  </>
);
