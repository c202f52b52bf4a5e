'use client';

import { History, Pause, Play, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import type { ProjectionStatus } from '#server/contracts/operations.ts';
import type { Confirmed, Wanted } from './asked-text.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { StartAnew } from './start-anew.tsx';

type Props = { projection: ProjectionStatus; busy: boolean; onOperate: (wanted: Wanted) => void };

/** What can be done to a projection now; each asks first. */
export const ProjectionButtons = ({ projection, busy, onOperate }: Props) => {
  const [asking, setAsking] = useState<Confirmed>();
  const { name, state, rebuild, previous } = projection;
  const ofIt = <span className="sr-only"> {name}</span>;
  return (
    <div className="flex flex-wrap gap-2">
      {state === 'paused' ? (
        <Button size="small" disabled={busy} onClick={() => setAsking('resume')}>
          <Play aria-hidden size={14} /> Resume…{ofIt}
        </Button>
      ) : (
        <Button size="small" disabled={busy} onClick={() => setAsking('pause')}>
          <Pause aria-hidden size={14} /> Pause…{ofIt}
        </Button>
      )}
      <Button
        size="small"
        disabled={busy || rebuild?.state === 'running'}
        onClick={() => setAsking('rebuild')}
      >
        <RefreshCw aria-hidden size={14} /> Rebuild…{ofIt}
      </Button>
      {rebuild?.state === 'interrupted' && rebuild.isRollback !== true && (
        <StartAnew projection={name} busy={busy} onOperate={onOperate} />
      )}
      {previous !== null && (
        <Button size="small" disabled={busy} onClick={() => setAsking('rollback')}>
          <History aria-hidden size={14} /> Roll back…{ofIt}
        </Button>
      )}
      {asking !== undefined && (
        <ConfirmDialog
          name={name}
          kind={asking}
          onLeave={() => setAsking(undefined)}
          onConfirm={(reason) => onOperate({ kind: asking, reason })}
        />
      )}
    </div>
  );
};
