'use client';

import { ErrorState } from '#app/_ui/error-state.tsx';

export default function AdminError({ reset }: { error: Error; reset: () => void }) {
  return (
    <>
      <h1 className="sr-only">This page could not be shown</h1>
      <ErrorState title="This page could not be shown" onRetry={reset} />
    </>
  );
}
