'use client';

import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useExportSelection } from '#app/_consistency/react/queries/use-export-selection.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { say } from '#app/_ui/overlays/say.ts';
import { BarNote } from './bar-note.tsx';
import { saveFile } from './save-file.ts';

/** As many as the server takes by name. */
const mostByName = 1_000;

type Props = { ids: readonly string[]; sort: string | undefined };

/** The selected orders as a file. */
export const ExportSelected = ({ ids, sort }: Props) => {
  const fetchThem = useExportSelection();
  const [busy, setBusy] = useState(false);
  const why = useId();
  const isTooMany = ids.length > mostByName;
  const save = async () => {
    setBusy(true);
    const exported = await fetchThem(ids, sort);
    setBusy(false);
    if ('problem' in exported) return say((toasts) => toasts.error(exported.problem));
    saveFile(exported.file, exported.name);
  };
  return (
    <>
      <Button
        size="small"
        disabled={busy || isTooMany}
        aria-describedby={isTooMany ? why : undefined}
        onClick={() => void save()}
      >
        <Download aria-hidden size={15} /> {busy ? 'Exporting…' : 'Export'}
      </Button>
      {isTooMany && (
        <BarNote id={why}>
          At most 1,000 orders are exported by name. Select all that match instead.
        </BarNote>
      )}
    </>
  );
};
