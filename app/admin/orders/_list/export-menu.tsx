'use client';

import { Download } from 'lucide-react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { laterInside } from '#app/_ui/overlays/later.tsx';
import { Popover } from '#app/_ui/overlays/popover.tsx';

const ExportLinks = laterInside(() =>
  import('./export-links.tsx').then((module) => module.ExportLinks),
);

type Props = { filter: AdminOrderFilter; kind?: 'plain' | 'quiet' };

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
    {(close) => <ExportLinks filter={filter} onBegun={close} />}
  </Popover>
);
