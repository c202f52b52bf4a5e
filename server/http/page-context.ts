import { headers } from 'next/headers';
import type { TimelineEntry } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { web } from '#server/web.ts';
import { explainTimeline } from './routes/explain-timeline.ts';

/** A server component's means to prefetch: its viewer, the read models, and accounts. */
export async function pageContext() {
  const sent = await headers();
  const { auth, reads, accounts, commands, security, operations, config } = web();
  const session = await auth.verify(sent.get('cookie'));
  const viewer: Viewer | null = session?.viewer ?? null;
  /** Notes that this page was refused to this viewer. */
  const noteRefusal = (page: string) => {
    if (viewer !== null) security.note({ kind: 'refused', actor: viewer, subject: `page ${page}` });
  };
  return {
    viewer,
    noteRefusal,
    readDb: reads,
    accounts,
    operations,
    /** Who did each event of an order and by which command: for staff alone. */
    explain: (orderId: string, entries: readonly TimelineEntry[]) =>
      explainTimeline({ commands, accounts }, orderId, entries),
    nonce: sent.get('x-nonce') ?? '',
    demo: config.demo,
  };
}
