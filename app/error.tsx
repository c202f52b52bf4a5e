'use client';

import { HomeMark } from '#app/_ui/brand/home-mark.tsx';
import { CrashState } from '#app/_ui/states/crash-state.tsx';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-5xl px-4 py-6">
      <HomeMark />
      <CrashState title="This page could not be shown" onRetry={reset} />
    </main>
  );
}
