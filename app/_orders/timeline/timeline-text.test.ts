import { expect, test } from 'vitest';
import type { TimelineEntry } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { timelineText } from './timeline-text.ts';

const shopper: Viewer = { id: 's', name: 'Sam', email: 's@shop.test', role: 'customer' };
const admin: Viewer = { id: 'a', name: 'Ada', email: 'a@shop.test', role: 'admin' };

const entry = (of: Partial<TimelineEntry>): TimelineEntry => ({
  version: 1,
  position: 1,
  type: 'OrderCreated',
  at: '2026-11-23T14:02:31.000Z',
  actor: { id: 's', role: 'customer' },
  commandId: '019ab000-0000-7000-8000-000000000000',
  data: {},
  ...of,
});

test('a cancellation says who and why, in the reader’s words', () => {
  const cancelled = entry({
    type: 'OrderCancelled',
    data: { reason: 'changed-mind', note: 'Sorry' },
  });
  expect(timelineText(cancelled, shopper, 'Sam')).toMatchObject({
    what: 'Order cancelled',
    who: 'You',
    why: 'You changed your mind',
    quote: 'Sorry',
  });
  expect(timelineText(cancelled, admin, 'Sam')).toMatchObject({
    who: 'Sam',
    why: 'Changed their mind',
  });
});

test('customers are told "the shop", never which of its people', () => {
  const shipped = entry({
    type: 'OrderShipped',
    actor: { id: 'a', role: 'admin' },
    data: { trackingNumber: 'RM1', carrier: 'Royal Mail' },
  });
  expect(timelineText(shipped, shopper, 'Sam')).toMatchObject({
    who: 'The shop',
    why: 'Royal Mail, RM1',
  });
});

test('an event of another shape tells less and breaks nothing', () => {
  const odd = entry({ type: 'OrderCancelled', data: { reason: 'a-new-one', note: 7 } });
  expect(timelineText(odd, shopper, null)).toMatchObject({ why: undefined, quote: undefined });
});
