'use client';

import { useViewer } from '../viewer/viewer-context.tsx';
import { demoAccounts } from './demo-accounts.ts';
import { useDemoSignIn } from './use-demo-sign-in.ts';

/** In demo mode: one click signs in as somebody else. */
export const DemoLine = () => {
  const viewer = useViewer();
  const { busy, error, enter } = useDemoSignIn();
  const others = demoAccounts.filter((account) => account.email !== viewer?.email);
  return (
    <aside
      aria-label="Demo"
      className="flex min-h-9 flex-wrap items-center justify-center gap-x-1 bg-subtle px-4 py-0.5 text-muted text-xs sm:text-sm print:hidden"
    >
      <span>Demo: sign in as</span>
      {others.map(({ label, email, home }, index) => (
        <span key={email}>
          <button
            type="button"
            disabled={busy !== undefined}
            onClick={() => void enter(email, home)}
            className="min-h-8 rounded-md px-1 font-medium text-accent underline-offset-4 hover:underline"
          >
            {busy === email ? 'signing in…' : label}
          </button>
          {index < others.length - 1 && (
            // Where the line breaks it would be left at an end.
            <span aria-hidden className="ml-1 max-sm:hidden">
              /
            </span>
          )}
        </span>
      ))}
      {error !== undefined && (
        <span role="alert" className="text-refused">
          {error}
        </span>
      )}
    </aside>
  );
};
