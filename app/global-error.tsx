'use client';

import '@fontsource-variable/inter/wght.css';
import './_ui/theme/theme.css';
import { CrashState } from '#app/_ui/states/crash-state.tsx';

export default function GlobalErrorPage() {
  return (
    <html lang="en">
      <body>
        <title>Not available · Evenkeel</title>
        <main id="main" className="mx-auto max-w-5xl px-4 py-16">
          <p className="text-center font-semibold text-lg">Evenkeel</p>
          <CrashState
            title="The shop is not available right now"
            onRetry={() => window.location.reload()}
          />
        </main>
      </body>
    </html>
  );
}
