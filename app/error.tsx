'use client';

import { CrashState } from '#app/_ui/crash-state.tsx';
import { HomeMark } from '#app/_ui/home-mark.tsx';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-5xl px-4 py-6">
      <HomeMark />
      <CrashState title="This page could not be shown" onRetry={reset} />
    </main>
  );
}
