import { Download } from 'lucide-react';
import { useId } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Popover } from '#app/_ui/overlays/popover.tsx';
import { BarNote } from './bar-note.tsx';
import type { useSaveSelected } from './use-save-selected.ts';

const kinds = [
  { name: 'CSV file', bom: false },
  { name: 'CSV file for Excel', bom: true },
];

/** The selected orders as a file: as programs read it, or so that Excel reads its accents. */
export const ExportSelected = ({ save, busy, isTooMany }: ReturnType<typeof useSaveSelected>) => {
  const why = useId();
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
