import { findNames } from '#server/accounts/find-names.ts';
import { explainOrder } from '#server/commands/explain-order.ts';
import type { TimelineEntry } from '#server/contracts/order-queries.ts';
import type { Web } from '#server/web.ts';

/** An order's events with who did each by name, by which command of which request: for staff alone. */
export async function explainTimeline(
  { commands, accounts }: Pick<Web, 'commands' | 'accounts'>,
  orderId: string,
  entries: readonly TimelineEntry[],
): Promise<TimelineEntry[]> {
  const [causes, names] = await Promise.all([
    explainOrder(commands, orderId),
    findNames(
      accounts.authDb,
      entries.map(({ actor }) => actor.id),
    ),
  ]);
  return entries.map((entry) => ({
    ...entry,
    actorName: names.get(entry.actor.id) ?? null,
    ...causes.get(entry.version),
  }));
}
