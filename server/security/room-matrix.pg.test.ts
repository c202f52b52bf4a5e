import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { seesOrdersOf } from '#server/contracts/permissions.ts';
import type { Role } from '#server/contracts/roles.ts';
import { customer } from '#server/projections/testing/test-shop.ts';
import { type Frame, testRealtime } from '#server/realtime/testing/test-realtime.ts';

let realtime: Awaited<ReturnType<typeof testRealtime>>;
let url: string;
beforeAll(async () => {
  realtime = await testRealtime();
  url = (await realtime.startWorker()).url;
  await realtime.ready(url);
});
afterAll(() => realtime.close());

const until = (fact: () => boolean) => vi.waitUntil(fact, { timeout: 20_000, interval: 5 });

const viewers: { session: string; id: string; role: Role }[] = [
  { session: 'one', id: customer(1).id, role: 'customer' },
  { session: 'two', id: customer(2).id, role: 'customer' },
  { session: 'support', id: 'support', role: 'support' },
  { session: 'fulfilment', id: 'fulfilment', role: 'fulfilment' },
  { session: 'admin', id: 'admin', role: 'admin' },
];
const owners: [name: string, index: number | undefined][] = [
  ['the first customer’s', 1],
  ['the second customer’s', 2],
  ['a guest’s', undefined],
];

test.each(owners)(
  'S5 · %s order reaches over sockets whom the table of rights says',
  async (_name, index) => {
    const customerId = index === undefined ? null : customer(index).id;
    const joined = await Promise.all(viewers.map(({ session }) => realtime.join(url, session)));
    await realtime.shop.place(index);
    const { position } = await realtime.shop.eventStore.head();
    // A beat tells every room the position, so that an order that is not there will not come either.
    await until(() => joined.every(({ frames }) => (frames.at(-1)?.position ?? 0) >= position));
    const told = ({ frames }: { frames: Frame[] }) => frames.some((frame) => frame.order);
    expect(joined.map(told)).toEqual(viewers.map((viewer) => seesOrdersOf(viewer, customerId)));
    for (const { socket } of joined) socket.disconnect();
  },
);
