'use client';

import { Download } from 'lucide-react';
import type { AdminOrderFilter } from '#app/_consistency/core/order-filter.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Popover } from '#app/_ui/overlays/popover.tsx';
import { exportPath } from './filters/admin-filter.ts';

type Props = { filter: AdminOrderFilter; kind?: 'plain' | 'quiet' };

const linkStyle = '-mx-2 block rounded-md px-2 py-1.5 hover:bg-subtle';

/** All orders that match as a file: as programs read it, or so that Excel reads its accents. */
export const ExportMenu = ({ filter, kind = 'plain' }: Props) => (
  <Popover
    title="Export"
    trigger={
      <Button kind={kind} size="small">
        <Download aria-hidden size={15} /> Export
      </Button>
    }
  >
    {(close) => (
      <ul className="-my-1.5 text-sm">
        <li>
          <a href={exportPath(filter)} download onClick={close} className={linkStyle}>
            CSV file
          </a>
        </li>
        <li>
          <a href={exportPath(filter, 'excel')} download onClick={close} className={linkStyle}>
            CSV file for Excel
          </a>
        </li>
      </ul>
    )}
  </Popover>
);
