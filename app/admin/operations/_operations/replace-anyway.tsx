'use client';

import type { Wanted } from './asked-text.ts';
import { ReasonButton } from './reason-button.tsx';

type Props = { projection: string; busy: boolean; onOperate: (wanted: Wanted) => void };

/** After a rebuild that came out differently: what the log says shall be the view all the same. */
export const ReplaceAnyway = ({ projection, busy, onOperate }: Props) => (
  <ReasonButton
    busy={busy}
    className="mt-2"
    title={`Replace ${projection} anyway?`}
    description="It is rebuilt again and takes the place of the view in use, whatever differs: its screens then show what the log says. That is right after an erasure, or to mend a wrong view. The view in use is kept, to roll back to. The reason is recorded with your name."
    required
    go="Replace"
    onGo={(reason) => onOperate({ kind: 'rebuild', reason, acceptDifferences: true })}
  >
    Replace anyway…<span className="sr-only"> in {projection}</span>
  </ReasonButton>
);
