'use client';

import { useBulk } from '#app/_consistency/react/commands/use-bulk.ts';
import { BulkPanel } from './bulk-panel.tsx';

/** What of a plan that is at work, or was left by an earlier page, there is to see. */
export const BulkAtWork = () => {
  const { bulk, kept } = useBulk();
  return <BulkPanel bulk={bulk} kept={kept} />;
};
