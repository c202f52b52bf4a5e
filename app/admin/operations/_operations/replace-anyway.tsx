'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import type { Wanted } from './asked-text.ts';
import { ReasonDialog } from './reason-dialog.tsx';

type Props = { projection: string; busy: boolean; onOperate: (wanted: Wanted) => void };

/** After a rebuild that came out differently: what the log says shall be the view all the same. */
export const ReplaceAnyway = ({ projection, busy, onOperate }: Props) => {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" className="mt-2" disabled={busy} onClick={() => setAsking(true)}>
        Replace anyway…<span className="sr-only"> in {projection}</span>
      </Button>
      {isAsking && (
        <ReasonDialog
          title={`Replace ${projection} anyway?`}
          description="It is rebuilt again and takes the place of the view in use, whatever differs: its screens then show what the log says. That is right after an erasure, or to mend a wrong view. The view in use is kept, to roll back to. The reason is recorded with your name."
          required
          leave="Leave it"
          go="Replace"
          onLeave={() => setAsking(false)}
          onGo={(reason) => onOperate({ kind: 'rebuild', reason, acceptDifferences: true })}
        />
      )}
    </>
  );
};
