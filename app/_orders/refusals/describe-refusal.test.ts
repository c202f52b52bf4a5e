import { expect, test } from 'vitest';
import type { Change } from '#app/_consistency/core/drawing/change.ts';
import { describeBlocked, describeRefusal, describeRefusalOf } from './describe-refusal.ts';

const refused: Change = {
  commandId: 'c',
  orderId: 'o',
  type: 'CancelOrder',
  state: 'refused',
  since: 0,
  phase: 'quiet',
  command: { type: 'CancelOrder', reason: 'changed-mind', note: null },
  reason: 'The order has been shipped, so it can no longer be cancelled.',
};

test('a refusal says what did not work and why', () => {
  expect(describeRefusal(refused)).toBe(
    'Could not cancel: the order has been shipped, so it can no longer be cancelled.',
  );
});

test('a refusal away from its order names the order', () => {
  expect(describeRefusalOf('Order 1,042', { ...refused, reason: 'It was shipped.' })).toBe(
    'Order 1,042: could not cancel: it was shipped.',
  );
});

test('a change held back says what must happen before it can go out', () => {
  const blocked = { ...refused, state: 'blocked' as const };
  expect(describeBlocked(blocked, false)).toContain('Settle that one first');
  expect(describeBlocked(blocked, true)).toContain('can be sent');
});
