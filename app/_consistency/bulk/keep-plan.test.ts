import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cancelOrder, id } from '../testing/samples.ts';
import { type KeptPlan, keepPlan } from './keep-plan.ts';

const kept: KeptPlan = {
  plan: { planId: 'p', action: 'cancel', state: 'running', sendAt: 0 },
  items: [
    {
      index: 0,
      orderId: id(1),
      number: 1,
      commandId: id(2),
      command: cancelOrder,
      state: 'waiting',
    },
  ],
};

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.restoreAllMocks());

it('a plan outlives its page', async () => {
  await keepPlan('one').begin(kept);
  expect(await keepPlan('one').load()).toEqual(kept);
  expect(await keepPlan('another').load()).toBeUndefined();
});

it.each([
  [
    'refuses',
    (): IDBOpenDBRequest => {
      throw new DOMException('denied', 'SecurityError');
    },
  ],
  ['hangs', () => new IDBOpenDBRequest()],
])(
  'a browser whose storage %s keeps no plan, and nothing that is asked of it waits for ever',
  async (_how, open) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(open);
    const keeper = keepPlan('one');
    await keeper.begin(kept);
    await keeper.save(kept.plan, kept.items);
    expect(await keeper.load()).toBeUndefined();
    await keeper.clear();
  },
);
