import { Download } from 'lucide-react';
import { useId } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Popover } from '#app/_ui/overlays/popover.tsx';
import { countOf } from '#app/_ui/text/format-number.ts';
import { mostByName } from '#server/contracts/order-queries.ts';
import { FileKinds } from '../_exports/file-kinds.tsx';
import { BarNote } from './bar-note.tsx';
import type { useSaveSelected } from './use-save-selected.ts';

/** The selected orders as a file. */
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
          <FileKinds>
            {({ name, bom }, className) => (
              <button
                type="button"
                onClick={() => {
                  close();
                  void save(bom);
                }}
                className={className}
              >
                {name}
              </button>
            )}
          </FileKinds>
        )}
      </Popover>
      {isTooMany && (
        <BarNote id={why}>
          At most {countOf(mostByName, 'order')} are exported by name. Select all that match
          instead.
        </BarNote>
      )}
    </>
  );
};
