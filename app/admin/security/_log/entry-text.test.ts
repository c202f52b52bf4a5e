import { expect, test } from 'vitest';
import type { SecurityEntry } from '#server/contracts/security-log.ts';
import { securityKind } from '#server/contracts/security-log.ts';
import { entryText, kindNames, whoWithoutAccount } from './entry-text.ts';

const entry = (changes: Partial<SecurityEntry>): SecurityEntry => ({
  id: 1,
  kind: 'refused',
  at: '2026-01-01T00:00:00.000Z',
  lastAt: '2026-01-01T00:00:00.000Z',
  count: 1,
  actor: null,
  subject: null,
  subjectAccount: null,
  details: {},
  requestId: null,
  ...changes,
});

test.each<[Partial<SecurityEntry>, string | undefined]>([
  [{ kind: 'refused', subject: 'GET /api/admin/users' }, 'GET /api/admin/users'],
  [
    { kind: 'role-changed', subject: 'a1', details: { from: 'customer', to: 'admin' } },
    'From customer to admin: account a1',
  ],
  [
    {
      kind: 'role-changed',
      subject: 'a1',
      subjectAccount: { name: 'Ada', email: 'ada@engines.test' },
      details: { from: 'customer', to: 'admin' },
    },
    'From customer to admin: Ada (ada@engines.test)',
  ],
  [
    {
      kind: 'account-disabled',
      subject: 'a1',
      subjectAccount: { name: 'Ada', email: 'ada@engines.test' },
    },
    'Ada (ada@engines.test)',
  ],
  [{ kind: 'account-disabled', subject: 'a1' }, 'Account a1'],
  [
    {
      kind: 'exported',
      subject: 'orders',
      details: { position: 7, sort: '-createdAt', status: 'pending', searched: true },
    },
    'Orders (status pending, found by a search), as of position 7',
  ],
  [
    { kind: 'exported', subject: 'orders', details: { position: 3920 } },
    'Orders, as of position 3,920',
  ],
  [
    {
      kind: 'exported',
      subject: 'orders',
      details: {
        ...{ position: 7, minTotal: 1050, currency: 'GBP', reason: 'out-of-stock' },
        ...{ stale: false, selected: 1200 },
      },
    },
    'Orders (total at least £10.50, in GBP, cancelled: out of stock, no stale ones, 1,200 orders selected), as of position 7',
  ],
  [
    {
      kind: 'operated',
      subject: 'orders',
      details: { operation: 'skip', position: 3920, reason: 'A double' },
    },
    'Skip an event: orders, position 3,920. Reason: A double',
  ],
  [
    {
      kind: 'operated',
      subject: 'orders',
      details: { operation: 'rebuild', acceptDifferences: true, reason: 'An erasure' },
    },
    'Rebuild: orders, whatever differs. Reason: An erasure',
  ],
  [{ kind: 'refused', subject: 'page /admin/users' }, 'The page /admin/users'],
  [{ kind: 'foreign-order', subject: 'o1' }, 'Order o1'],
  [
    { kind: 'foreign-order', subject: 'o1', details: { owner: 'unknown' } },
    'Order o1; whose it is could not be looked up, perhaps nobody’s or their own',
  ],
  [{ kind: 'signed-in' }, undefined],
])('an entry says what happened: %j', (changes, text) => {
  expect(entryText(entry(changes))).toBe(text);
});

test('every kind of entry has a name and a sentence that holds no code', () => {
  for (const kind of securityKind.options) {
    expect(kindNames[kind]).toMatch(/^[A-Z]/);
    expect(entryText(entry({ kind })) ?? '').not.toContain('[object');
  }
});

test('what was done on the command line is told of who was at it, once', () => {
  const details = { operation: 'pause', by: 'ada (command line)' };
  const done = entry({ kind: 'operated', subject: 'orders', details });
  expect(whoWithoutAccount(done)).toBe('ada (command line)');
  expect(entryText(done)).toBe('Pause: orders');
  expect(whoWithoutAccount(entry({}))).toBe('Nobody known');
});
