'use client';

import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import type { Wanted } from './asked-text.ts';
import { ReasonDialog } from './reason-dialog.tsx';

type Props = { projection: string; busy: boolean; onOperate: (wanted: Wanted) => void };

/** After a rebuild that was interrupted: another one from the beginning instead of the rest of it. */
export const StartAnew = ({ projection, busy, onOperate }: Props) => {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" disabled={busy} onClick={() => setAsking(true)}>
        <RotateCcw aria-hidden size={14} /> Start anew…
        <span className="sr-only"> the rebuild of {projection}</span>
      </Button>
      {isAsking && (
        <ReasonDialog
          title={`Rebuild ${projection} from the beginning?`}
          description="What the interrupted rebuild has filled is given up, and a second view is filled from the whole log again. To go on from where it was is quicker; start anew when you do not trust what it left. The view in use stays as it is meanwhile."
          required={false}
          leave="Leave it"
          go="Start anew"
          onLeave={() => setAsking(false)}
          onGo={(reason) =>
            onOperate({ kind: 'rebuild', reason: reason || undefined, restart: true })
          }
        />
      )}
    </>
  );
};
