'use client';

import { CloudOff, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLiveness } from '#app/_consistency/react/use-liveness.ts';

/** A page that has just opened is not "paused" yet: its socket is still on the way. */
const patience = 3_000;

/** The quiet bar that says that changes of others come later than usual, or not at all. */
export const LiveBar = () => {
  const { state, durable } = useLiveness();
  const [shown, setShown] = useState<typeof state>('live');
  useEffect(() => {
    const timer = setTimeout(() => setShown(state), state === 'polling' ? patience : 0);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="status" className="print:hidden">
      {shown === 'polling' && state !== 'live' && (
        <p className={barStyle}>
          <RefreshCw aria-hidden size={14} /> Live updates paused, refreshing every 10 s
        </p>
      )}
      {shown === 'offline' && (
        <p className={barStyle}>
          <CloudOff aria-hidden size={14} /> You are offline.{' '}
          {durable
            ? 'What you do now is kept and sent when you are back.'
            : 'What you do now is sent when you are back, if this tab stays open.'}
        </p>
      )}
    </div>
  );
};

const barStyle =
  'flex min-h-9 items-center justify-center gap-2 border-b bg-pending-tint px-4 py-1.5 text-center text-pending text-sm';
