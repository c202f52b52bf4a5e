'use client';

import { BulkWork } from '../_bulk/bulk-work.tsx';
import { useTellHeight } from '../_bulk/panel-height.ts';
import { ExportWork } from '../_exports/export-work.tsx';

/** What goes on beside the page, in sight however far it is scrolled: work on many orders, downloads. */
export const WorkPanels = ({ exports }: { exports: boolean }) => (
  <div ref={useTellHeight()} className="sticky top-14 z-20 print:hidden">
    <BulkWork />
    {exports && <ExportWork />}
  </div>
);
