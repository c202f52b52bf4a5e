import { expect, test } from 'vitest';
import type { Change, ChangeState } from '#app/_consistency/core/drawing/change.ts';
import { isPending } from './order-data.ts';

const change = (state: ChangeState): Change => ({
  commandId: 'c',
  orderId: 'o',
  type: 'DeliverOrder',
  state,
  since: 0,
  phase: 'quiet',
  command: { type: 'DeliverOrder' },
});

test.each([
  ['sending', true],
  ['saved', true],
  ['unknown', true],
  ['unsent', true],
  ['refused', false],
  ['blocked', false],
] as const)('an order with a change that is %s is pending: %s', (state, pending) => {
  expect(isPending({ changes: [change(state)] })).toBe(pending);
});
