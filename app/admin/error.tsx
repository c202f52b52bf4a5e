'use client';

import { CrashState } from '#app/_ui/states/crash-state.tsx';

export default function AdminError({ reset }: { error: Error; reset: () => void }) {
  return <CrashState title="This page could not be shown" onRetry={reset} />;
}
