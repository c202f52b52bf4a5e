'use client';

import { RotateCcw } from 'lucide-react';
import type { Wanted } from './asked-text.ts';
import { ReasonButton } from './reason-button.tsx';

type Props = { projection: string; busy: boolean; onOperate: (wanted: Wanted) => void };

/** After a rebuild that was interrupted: another one from the beginning instead of the rest of it. */
export const StartAnew = ({ projection, busy, onOperate }: Props) => (
  <ReasonButton
    busy={busy}
    title={`Rebuild ${projection} from the beginning?`}
    description="What the interrupted rebuild has filled is given up, and a second view is filled from the whole log again. To go on from where it was is quicker; start anew when you do not trust what it left. The view in use stays as it is meanwhile."
    required={false}
    go="Start anew"
    onGo={(reason) => onOperate({ kind: 'rebuild', reason: reason || undefined, restart: true })}
  >
    <RotateCcw aria-hidden size={14} /> Start anew…
    <span className="sr-only"> the rebuild of {projection}</span>
  </ReasonButton>
);
