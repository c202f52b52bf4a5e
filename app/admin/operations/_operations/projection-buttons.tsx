'use client';

import { History, Pause, Play, RefreshCw, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import type { ProjectionStatus } from '#server/contracts/operations.ts';
import type { Wanted } from './asked-text.ts';
import { ConfirmDialog, type Confirmed } from './confirm-dialog.tsx';

type Props = { projection: ProjectionStatus; busy: boolean; onOperate: (wanted: Wanted) => void };

/** What can be done to a projection now; what moves much asks first. */
export const ProjectionButtons = ({ projection, busy, onOperate }: Props) => {
  const [asking, setAsking] = useState<Confirmed>();
  const { name, state, deadLetters, rebuild, previous } = projection;
  return (
    <div className="flex flex-wrap gap-2">
      {state === 'paused' ? (
        <Button size="small" disabled={busy} onClick={() => onOperate({ kind: 'resume' })}>
          <Play aria-hidden size={14} /> Resume
        </Button>
      ) : (
        <Button size="small" disabled={busy} onClick={() => setAsking('pause')}>
          <Pause aria-hidden size={14} /> Pause…
        </Button>
      )}
      <Button
        size="small"
        disabled={busy || rebuild?.state === 'running'}
        onClick={() => setAsking('rebuild')}
      >
        <RefreshCw aria-hidden size={14} /> Rebuild…
      </Button>
      {previous !== null && (
        <Button size="small" disabled={busy} onClick={() => setAsking('rollback')}>
          <History aria-hidden size={14} /> Roll back…
        </Button>
      )}
      {deadLetters > 0 && (
        <Button
          size="small"
          disabled={busy}
          onClick={() => onOperate({ kind: 'retry-dead-letters' })}
        >
          <RotateCcw aria-hidden size={14} /> Retry parked
        </Button>
      )}
      {asking !== undefined && (
        <ConfirmDialog
          name={name}
          kind={asking}
          onLeave={() => setAsking(undefined)}
          onConfirm={() => onOperate({ kind: asking })}
        />
      )}
    </div>
  );
};
