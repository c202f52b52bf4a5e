'use client';

import { later } from '#app/_ui/overlays/later.tsx';
import { useFirstUse } from '#app/_ui/overlays/use-first-use.ts';
import { useTellHeight } from '#app/_ui/use-tell-height.ts';
import { setPanelHeight } from './panel-height.ts';

const BulkAtWork = later(() =>
  import('../_bulk/bulk-at-work.tsx').then((module) => module.BulkAtWork),
);
const ExportsAtWork = later(() =>
  import('../_exports/exports-at-work.tsx').then((module) => module.ExportsAtWork),
);

/**
 * What goes on beside the page, in sight however far it is scrolled: work on many orders, downloads. What
 * an earlier page has left of them is told of in a moment.
 */
export const WorkPanels = ({ exports }: { exports: boolean }) => {
  const open = useFirstUse();
  return (
    <div
      ref={useTellHeight('--panel-height', setPanelHeight)}
      className="sticky top-14 z-20 print:hidden"
    >
      <BulkAtWork open={open} />
      {exports && <ExportsAtWork open={open} />}
    </div>
  );
};
