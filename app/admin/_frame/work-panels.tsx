'use client';

import { useTellHeight } from '#app/_ui/use-tell-height.ts';
import { BulkWork } from '../_bulk/bulk-work.tsx';
import { ExportWork } from '../_exports/export-work.tsx';
import { setPanelHeight } from './panel-height.ts';

/** What goes on beside the page, in sight however far it is scrolled: work on many orders, downloads. */
export const WorkPanels = ({ exports }: { exports: boolean }) => (
  <div
    ref={useTellHeight('--panel-height', setPanelHeight)}
    className="sticky top-14 z-20 print:hidden"
  >
    <BulkWork />
    {exports && <ExportWork />}
  </div>
);
