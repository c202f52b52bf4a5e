'use client';

import { CloudOff, History, LogIn, RefreshCw, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLiveness } from '#app/_consistency/react/use-liveness.ts';
import { useRestored } from '#app/_consistency/react/use-restored.ts';
import { SignInAgain } from '#app/_session/sign-in/sign-in-again.tsx';
import { PlainButton } from '#app/_ui/buttons/plain-button.tsx';

/** A page that has just opened is not "paused" yet: its socket is still on the way. */
const patience = 3_000;

/**
 * The quiet bar that says what this page cannot promise just now; gone when it can again. Its
 * element is always there, see `Spoken`. Of several only the new one is spoken.
 */
export const LiveBar = () => {
  const { state, durable, signedOut } = useLiveness();
  const { restored, note } = useRestored();
  const [shown, setShown] = useState<typeof state>('live');
  useEffect(() => {
    const timer = setTimeout(() => setShown(state), state === 'polling' ? patience : 0);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="status" aria-atomic="false" className="print:hidden">
      {!durable && (
        <Bar icon={<TriangleAlert size={14} />}>
          This browser cannot keep changes: leave the tab open until they are saved.
        </Bar>
      )}
      {restored && (
        <Bar icon={<History size={14} />}>
          The shop was taken back to an earlier moment. This page has been read anew; what was done
          since then may be missing. <BarButton onClick={note}>Understood</BarButton>
        </Bar>
      )}
      {signedOut ? (
        <Bar icon={<LogIn size={14} />}>
          You have been signed out. Orders and changes to them are {durable && 'kept and '}sent when
          you are back. <SignInAgain>Sign in</SignInAgain>
        </Bar>
      ) : (
        <>
          {shown === 'polling' && state !== 'live' && (
            <Bar icon={<RefreshCw size={14} />}>Live updates paused, refreshing every 10 s</Bar>
          )}
          {shown === 'offline' && (
            <Bar icon={<CloudOff size={14} />}>
              You are offline. Orders and changes to them are {durable && 'kept and '}sent when you
              are back.
            </Bar>
          )}
        </>
      )}
    </div>
  );
};

const Bar = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <p className="flex min-h-9 items-center justify-center gap-2 border-b bg-pending-tint px-4 py-1.5 text-pending text-sm">
    <span aria-hidden className="shrink-0">
      {icon}
    </span>
    <span>{children}</span>
  </p>
);

const BarButton = (props: { onClick: () => void; children: string }) => (
  <PlainButton
    {...props}
    className="inline-flex min-h-6 items-center whitespace-nowrap rounded-md font-medium text-accent underline underline-offset-4"
  />
);
