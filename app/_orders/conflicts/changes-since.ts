import type { DrawnTimelineEntry } from '#app/_consistency/react/queries/use-timeline.ts';
import type { TimelineEntry } from '#server/contracts/order-queries.ts';
import { isStaff } from '#server/contracts/permissions.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { timelineText } from '../timeline/timeline-text.ts';

/** One thing that somebody else did to an order, in words that fit "Changed by … at …: …". */
export type ForeignChange = {
  commandId: string;
  who: string;
  what: string;
  /** What somebody wrote with it. */
  quote: string | undefined;
  at: string;
};

const words: Record<TimelineEntry['type'], string> = {
  OrderCreated: 'placed',
  OrderCancelled: 'cancelled',
  OrderShipped: 'shipped',
  OrderDelivered: 'delivered',
  NoteAdded: 'note added',
};

/**
 * What happened to an order after the version that somebody decided on, oldest first, without the
 * `own` changes of theirs that were drawn on it already.
 */
export const changesSince = (
  entries: readonly DrawnTimelineEntry[],
  { version, own }: { version: number; own: number },
  viewer: Viewer,
  customerName: string | null,
): ForeignChange[] => {
  const later = entries.filter((entry) => entry.pending === undefined && entry.version > version);
  const expected = new Set(later.filter(({ actor }) => actor.id === viewer.id).slice(0, own));
  return later
    .filter((entry) => !expected.has(entry))
    .map((entry) => {
      const { why, quote, internal } = timelineText(entry, viewer, customerName);
      const what = internal ? 'internal note added' : words[entry.type];
      return {
        commandId: entry.commandId,
        who: who(entry, viewer, customerName),
        what: why === undefined ? what : `${what}, ${why}`,
        quote,
        at: entry.at,
      };
    });
};

/** Customers hear of the shop and its warehouse, never of the people there. */
const who = (
  { actor, actorName, type }: TimelineEntry,
  viewer: Viewer,
  customerName: string | null,
): string => {
  if (actor.id === viewer.id) return 'you';
  if (actor.role === 'customer') return customerName ?? 'the customer';
  if (!isStaff(viewer.role)) {
    return type === 'OrderShipped' || type === 'OrderDelivered' ? 'the warehouse' : 'the shop';
  }
  // Only staff are told names.
  if (actorName) return actorName;
  switch (actor.role) {
    case 'support':
      return 'support';
    case 'fulfilment':
      return 'the warehouse';
    case 'admin':
      return viewer.role === 'admin' ? 'another admin' : 'an admin';
    case 'system':
      return 'the import';
    default:
      return actor.role satisfies never;
  }
};
