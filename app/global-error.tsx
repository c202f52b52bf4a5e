'use client';

import '@fontsource-variable/inter/wght.css';
import './_ui/theme.css';
import { ErrorState } from '#app/_ui/error-state.tsx';

export default function GlobalErrorPage() {
  return (
    <html lang="en">
      <body>
        <title>Not available · Evenkeel</title>
        <main id="main" className="mx-auto max-w-5xl px-4 py-16">
          <h1 className="text-center font-semibold text-lg">Evenkeel</h1>
          <ErrorState
            title="The shop is not available right now"
            onRetry={() => window.location.reload()}
          />
        </main>
      </body>
    </html>
  );
}
