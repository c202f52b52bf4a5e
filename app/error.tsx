'use client';

import { ErrorState } from '#app/_ui/error-state.tsx';
import { Wordmark } from '#app/_ui/wordmark.tsx';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-5xl px-4 py-6">
      <Wordmark />
      <h1 className="sr-only">This page could not be shown</h1>
      <ErrorState title="This page could not be shown" onRetry={reset} />
    </main>
  );
}
