import { expect, it } from 'vitest';
import type { Entry } from './entry.ts';
import { tellViolation } from './tell-violation.ts';

const ours = '00000000-0000-7000-8000-000000000001';
const theirs = '00000000-0000-7000-8000-000000000002';

it('a broken promise is told with what its browser did with that order, and with no other', () => {
  const sent = (at: number, orderId: string): Entry => ({
    browser: 0,
    tab: 1,
    at,
    kind: 'sent',
    commandId: orderId,
    orderId,
    isNewOrder: true,
  });
  const loaded: Entry = { browser: 0, tab: 1, at: 3_000, kind: 'loaded' };
  const violation = { kind: 'oneRow', about: ours, text: `order ${ours} is there twice` } as const;
  expect(tellViolation(violation, [sent(1_000, ours), sent(2_000, theirs), loaded])).toEqual([
    'oneRow: order 000001 is there twice',
    '  00:01.000 tab 1 {"kind":"sent","commandId":"000001","orderId":"000001","isNewOrder":true}',
    '  00:03.000 tab 1 loaded',
  ]);
});
