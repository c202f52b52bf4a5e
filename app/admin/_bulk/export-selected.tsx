'use client';

import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useExportSelection } from '#app/_consistency/react/queries/use-export-selection.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Popover } from '#app/_ui/overlays/popover.tsx';
import { say } from '#app/_ui/overlays/say.ts';
import { BarNote } from './bar-note.tsx';
import { saveFile } from './save-file.ts';

/** As many as the server takes by name. */
const mostByName = 1_000;

const kinds = [
  { name: 'CSV file', bom: false },
  { name: 'CSV file for Excel', bom: true },
];

type Props = { ids: readonly string[]; sort: string | undefined };

/** The selected orders as a file: as programs read it, or so that Excel reads its accents. */
export const ExportSelected = ({ ids, sort }: Props) => {
  const fetchThem = useExportSelection();
  const [busy, setBusy] = useState(false);
  const why = useId();
  const isTooMany = ids.length > mostByName;
  const save = async (bom: boolean) => {
    setBusy(true);
    const exported = await fetchThem(ids, sort, bom);
    setBusy(false);
    if ('problem' in exported) return say((toasts) => toasts.error(exported.problem));
    saveFile(exported.file, exported.name);
  };
  return (
    <>
      <Popover
        title="Export the selected orders"
        trigger={
          <Button
            size="small"
            disabled={busy || isTooMany}
            aria-describedby={isTooMany ? why : undefined}
          >
            <Download aria-hidden size={15} /> {busy ? 'Exporting…' : 'Export'}
          </Button>
        }
      >
        {(close) => (
          <ul className="-my-1.5 text-sm">
            {kinds.map(({ name, bom }) => (
              <li key={name}>
                <button
                  type="button"
                  onClick={() => {
                    close();
                    void save(bom);
                  }}
                  className="-mx-2 block w-[calc(100%+1rem)] rounded-md px-2 py-1.5 text-left hover:bg-subtle"
                >
                  {name}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Popover>
      {isTooMany && (
        <BarNote id={why}>
          At most 1,000 orders are exported by name. Select all that match instead.
        </BarNote>
      )}
    </>
  );
};
