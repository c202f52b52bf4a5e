'use client';

import { CrashState } from '#app/_ui/states/crash-state.tsx';

export default function ShopError({ reset }: { error: Error; reset: () => void }) {
  return <CrashState title="This page could not be shown" onRetry={reset} />;
}
