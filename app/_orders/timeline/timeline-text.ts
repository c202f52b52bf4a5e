import * as z from 'zod/mini';
import { cancellationReason } from '#server/contracts/order.ts';
import type { TimelineEntry } from '#server/contracts/order-queries.ts';
import { isStaff } from '#server/contracts/permissions.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { reasonText } from '../cancellation-reasons.ts';

const text = z.catch(z.nullish(z.string()), null);
/** Of an event's data what a timeline tells; an older or newer shape simply tells less. */
const told = z.object({
  note: text,
  text: text,
  visibility: text,
  trackingNumber: text,
  carrier: text,
  reason: z.catch(z.nullish(cancellationReason), null),
});

export type TimelineText = {
  what: string;
  who: string;
  /** Why, in words: a reason, a tracking number. */
  why: string | undefined;
  /** What somebody wrote. */
  quote: string | undefined;
  internal: boolean;
};

/** Who did what and why, of one entry of an order's history, as this viewer is told it. */
export const timelineText = (
  entry: TimelineEntry,
  viewer: Viewer,
  customerName: string | null,
): TimelineText => {
  const data = told.parse(entry.data);
  return {
    ...whatAndWhy(entry.type, data, viewer),
    who: who(entry, viewer, customerName),
    quote: data.text ?? data.note ?? undefined,
    internal: data.visibility === 'internal',
  };
};

const whatAndWhy = (
  type: TimelineEntry['type'],
  data: z.infer<typeof told>,
  viewer: Viewer,
): { what: string; why: string | undefined } => {
  switch (type) {
    case 'OrderCreated':
      return { what: 'Order placed', why: undefined };
    case 'OrderCancelled':
      return {
        what: 'Order cancelled',
        why: data.reason ? reasonText(data.reason, viewer.role) : undefined,
      };
    case 'OrderShipped':
      return {
        what: 'Order shipped',
        why: [data.carrier, data.trackingNumber].filter(Boolean).join(', ') || undefined,
      };
    case 'OrderDelivered':
      return { what: 'Order delivered', why: undefined };
    case 'NoteAdded':
      return {
        what: data.visibility === 'internal' ? 'Internal note' : 'Note',
        why: undefined,
      };
    default:
      return type satisfies never;
  }
};

const who = (
  { actor, actorName }: TimelineEntry,
  viewer: Viewer,
  customerName: string | null,
): string => {
  if (actor.id === viewer.id) return 'You';
  // Only staff are told names; a colleague is a person, not a role.
  if (actorName && actor.role !== 'customer') return actorName;
  switch (actor.role) {
    case 'customer':
      return customerName ?? 'The customer';
    case 'support':
      return isStaff(viewer.role) ? 'Support' : 'The shop';
    case 'fulfilment':
      return isStaff(viewer.role) ? 'Fulfilment' : 'The shop';
    case 'admin':
      if (!isStaff(viewer.role)) return 'The shop';
      return viewer.role === 'admin' ? 'Another admin' : 'An admin';
    case 'system':
      return isStaff(viewer.role) ? 'Imported' : 'The shop';
    default:
      return actor.role satisfies never;
  }
};
