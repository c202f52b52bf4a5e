import type { Selectable } from 'kysely';
import type { CancelReasonsTable } from '#db/read/schema.ts';
import type { OrderEvent } from '#server/domain/orders/events.ts';
import { viewTable } from '../projection.ts';
import { dayOf } from './sale-event.ts';

/** How often each reason was given, by day. */
export const cancelReasonsTable = viewTable<Selectable<CancelReasonsTable>, OrderEvent>({
  name: 'cancel_reasons',
  key: ['day', 'reason'],
  streams: ['order'],
  isShared: true,
  keys: (event) =>
    event.type === 'OrderCancelled' ? [{ day: dayOf(event), reason: event.data.reason }] : [],
  evolve: (row, event, { day, reason }) => ({
    day: String(day),
    reason: String(reason),
    count: (row?.count ?? 0) + 1,
    position: event.position,
  }),
});
