import type { ReactNode } from 'react';
import { Wordmark } from '#app/_ui/wordmark.tsx';

/** A page with nothing around it but the way home. */
export const PlainFrame = ({ children }: { children: ReactNode }) => (
  <>
    <header className="flex h-16 items-center border-b px-4 sm:px-6">
      <Wordmark />
    </header>
    <main id="main" tabIndex={-1}>
      {children}
    </main>
  </>
);
