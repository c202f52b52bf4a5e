// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createOrder, id, shopper, admin as viewer } from '#app/_consistency/testing/samples.ts';
import { createServerModel } from '#app/_consistency/testing/server-model.ts';
import type { AdminOrderPage } from '#server/contracts/order-queries.ts';
import { ReadFailed } from '../../transport/http-client.ts';
import { createQueryClient } from '../create-query-client.ts';
import { EngineContext } from '../engine-context.ts';
import type { OrderList } from './order-list.ts';
import { useAdminOrders, useAdminOrdersAtOnce } from './use-admin-orders.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const now = Date.UTC(2026, 0, 2);

let read: () => Promise<unknown>;
let store: ReturnType<typeof createStore>;
let server: ReturnType<typeof createServerModel>;
let root: Root;
let list: OrderList;

const List = (props: { filter: object; initial: AdminOrderPage }) => {
  list = useAdminOrders(props.filter, props.initial);
  return null;
};

beforeEach(() => {
  vi.useFakeTimers({ now });
  store = createStore(viewer);
  store.dispatch({
    type: 'loaded',
    commands: [],
    epoch: null,
    knownPosition: 0,
    shownPosition: 0,
    durable: true,
  });
  store.dispatch({ type: 'linked', link: 'live' });
  server = createServerModel(viewer);
  root = createRoot(document.createElement('div'));
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

const show = (screen: React.ReactNode) => {
  const engine = { store, now: () => now, http: { read: () => read() } } as unknown as Engine;
  const access = { engine, queryClient: createQueryClient(), promised: 0 };
  return act(async () => root.render(<EngineContext value={access}>{screen}</EngineContext>));
};
const settle = (work: () => void) =>
  act(async () => {
    work();
    await vi.advanceTimersByTimeAsync(0);
  });
const place = (n: number) => server.execute(id(100 + n), id(n), createOrder(id(n)), shopper);
const pageNow = (): AdminOrderPage => ({
  data: server.rowsAt(server.head()),
  hasMore: false,
  nextCursor: null,
  meta: server.metaAt(server.head()),
});
const refused = async () => {
  throw new ReadFailed('forbidden', 403, 'You may not.');
};

test('a list that could not be read anew says so, and does not blame its next page', async () => {
  place(1);
  read = refused;
  const initial = { ...pageNow(), hasMore: true, nextCursor: 'next' };
  await show(<List filter={{ q: 'lantern' }} initial={initial} />);
  expect(list.refreshFailed).toBe(false);
  await settle(() => list.retry());
  expect(list.refreshFailed).toBe(true);
  expect(list.moreFailed).toEqual({ repeats: true });
  expect(list.orders).toHaveLength(1);

  await settle(() => list.loadMore());
  expect(list.refreshFailed).toBe(false);
  expect(list.moreFailed).toEqual({ reason: 'You may not.', repeats: true });
});

test('a list says as of when it was last known to be true, not when it was found to need another read', async () => {
  place(1);
  read = async () => pageNow();
  store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at: now });
  await show(<List filter={{ q: 'lantern' }} initial={pageNow()} />);
  expect(list.asOf).toBe(now);
  read = refused;
  place(2);
  await settle(() => {
    for (const frame of server.framesBetween(1, 2)) {
      store.dispatch({ type: 'pushed', ...frame, at: now + 60_000 });
    }
  });
  expect(store.getSnapshot().asOf).toBe(now + 60_000);
  expect(list.asOf).toBe(now);
  read = async () => pageNow();
  await settle(() => list.retry());
  await settle(() => {});
  expect(list.asOf).toBe(now + 60_000);
});

const First = () => {
  list = useAdminOrders({ q: 'lantern' });
  return null;
};
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

test('a first read that failed is made again by itself once the server can be reached', async () => {
  place(1);
  const away = async () => {
    throw new ReadFailed('network', 0, 'The server cannot be reached.');
  };
  read = vi.fn(away);
  await show(<First />);
  await settle(() => store.dispatch({ type: 'linked', link: 'offline' }));
  await pass(30_000);
  expect(list.status).toBe('error');
  expect(read).toHaveBeenCalledTimes(4);
  read = async () => pageNow();
  await settle(() => store.dispatch({ type: 'linked', link: 'live' }));
  await pass(6_000);
  expect(list.status).toBe('ready');
});

test('a first read that would be refused again is not made again', async () => {
  read = vi.fn(refused);
  await show(<First />);
  await pass(30_000);
  expect(list.status).toBe('error');
  expect(read).toHaveBeenCalledTimes(1);
});

const AtOnce = ({ filter }: { filter: object }) => {
  list = useAdminOrdersAtOnce(filter);
  return null;
};

test('what arrives while one reads further down waits, except where a list is beside what is read', async () => {
  place(1);
  read = async () => pageNow();
  const arrive = (n: number) =>
    settle(() => {
      const position = server.head();
      place(n);
      for (const frame of server.framesBetween(position, server.head())) {
        store.dispatch({ type: 'pushed', ...frame, at: now });
      }
    });
  const scrollTo = (y: number) =>
    settle(() => {
      vi.stubGlobal('scrollY', y);
      window.dispatchEvent(new Event('scroll'));
    });
  store.dispatch({ type: 'hello', epoch: server.epoch(), position: server.head(), at: now });

  await show(<List filter={{}} initial={pageNow()} />);
  await scrollTo(400);
  await arrive(2);
  expect([list.orders.length, list.waiting]).toEqual([1, 1]);

  await show(<AtOnce filter={{}} />);
  await settle(() => {});
  await scrollTo(401);
  await arrive(3);
  expect([list.orders.length, list.waiting]).toEqual([3, 0]);
});
