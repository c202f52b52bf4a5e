'use client';

import { ArrowLeft, ArrowRight, Columns3 } from 'lucide-react';
import { useId } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import { Popover } from '#app/_ui/overlays/popover.tsx';
import type { OrderColumn } from '#server/contracts/saved-views.ts';
import { columnLooks } from './column-looks.ts';
import { everyColumn } from './columns-model.ts';
import type { Columns } from './use-columns.ts';

/** Which columns the list has, in which order. */
export const ColumnsMenu = ({ columns }: { columns: Columns }) => (
  <Popover
    title="Columns"
    trigger={
      <Button kind="quiet" size="small">
        <Columns3 aria-hidden size={15} /> Columns
      </Button>
    }
  >
    {() => (
      <>
        <ul className="-mx-1 max-h-[60dvh] overflow-y-auto">
          {everyColumn(columns.chosen).map((id) => (
            <Choice key={id} id={id} columns={columns} />
          ))}
        </ul>
        <Button size="small" onClick={columns.reset} className="mt-3 w-full">
          Back to the usual columns
        </Button>
      </>
    )}
  </Popover>
);

const Choice = ({ id, columns }: { id: OrderColumn; columns: Columns }) => {
  const box = useId();
  const { name } = columnLooks[id];
  const at = columns.chosen.findIndex((column) => column.id === id);
  const shown = at !== -1;
  const move = (to: number) => columns.move(id, to);
  return (
    <li className="flex min-h-8 items-center gap-1 rounded-md px-1 hover:bg-subtle">
      <input
        id={box}
        type="checkbox"
        checked={shown}
        disabled={id === 'number'}
        onChange={() => columns.show(id, !shown)}
        className="size-4 accent-accent"
      />
      <label htmlFor={box} className="flex-1 py-1 pl-2 text-sm">
        {name}
      </label>
      {shown && (
        <>
          <IconButton
            label={`Move ${name} left`}
            icon={<ArrowLeft size={14} />}
            disabled={at === 0}
            onClick={() => move(at - 1)}
            className="size-7"
          />
          <IconButton
            label={`Move ${name} right`}
            icon={<ArrowRight size={14} />}
            disabled={at === columns.chosen.length - 1}
            onClick={() => move(at + 1)}
            className="size-7"
          />
        </>
      )}
    </li>
  );
};
