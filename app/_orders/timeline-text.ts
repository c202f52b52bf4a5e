import { z } from 'zod';
import { cancellationReason } from '#server/contracts/order.ts';
import type { TimelineEntry } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { reasonText } from './cancellation-reasons.ts';

const text = z.string().nullish();
/** Of an event's data what a timeline tells; an older or newer shape simply tells less. */
const told = z.object({
  note: text.catch(null),
  text: text.catch(null),
  visibility: text.catch(null),
  trackingNumber: text.catch(null),
  carrier: text.catch(null),
  reason: cancellationReason.nullish().catch(null),
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

const who = ({ actor }: TimelineEntry, viewer: Viewer, customerName: string | null): string => {
  if (actor.id === viewer.id) return 'You';
  switch (actor.role) {
    case 'customer':
      return customerName ?? 'The customer';
    case 'admin':
      return viewer.role === 'admin' ? 'Another admin' : 'The shop';
    case 'system':
      return viewer.role === 'admin' ? 'Imported' : 'The shop';
    default:
      return actor.role satisfies never;
  }
};
