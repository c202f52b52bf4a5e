// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import {
  addNote,
  admin,
  cancelOrder,
  createOrder,
  id,
  shopper,
} from '#app/_consistency/testing/samples.ts';
import { createServerModel } from '#app/_consistency/testing/server-model.ts';
import { ReadFailed } from '../../transport/http-client.ts';
import { createQueryClient } from '../create-query-client.ts';
import { EngineContext } from '../engine-context.ts';
import type { OrderList } from './order-list.ts';
import { useMyOrders } from './use-my-orders.ts';
import { type OrderResult, useOrder } from './use-order.ts';
import { useOrderCounts } from './use-order-counts.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const now = Date.UTC(2026, 0, 2);
const A = id(1);
const unanswered = Number.MAX_SAFE_INTEGER;

let store: ReturnType<typeof createStore>;
let server: ReturnType<typeof createServerModel>;
let root: Root;
let read: () => Promise<unknown>;
let list: OrderList;
let order: OrderResult;
let total: number | undefined;

beforeEach(() => {
  vi.useFakeTimers({ now });
  store = createStore(shopper);
  server = createServerModel(shopper);
  server.execute(id(100), A, createOrder(A), shopper);
  read = () => new Promise(() => {});
  root = createRoot(document.createElement('div'));
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

const Screen = () => {
  list = useMyOrders({}, rendered.page);
  order = useOrder(A, rendered.order);
  total = useOrderCounts('own', rendered.counts)?.total;
  return null;
};
const byStatus = { pending: 1, shipped: 0, delivered: 0, cancelled: 0 };
const renderedNow = () => {
  const [data, meta] = [server.rowsAt(server.head()), server.metaAt(server.head())];
  const [first] = data;
  if (first === undefined) throw new Error('nothing to render');
  return {
    page: { data, hasMore: false, nextCursor: null, meta },
    order: { order: first, meta },
    counts: { total: 1, byStatus, meta },
  };
};
let rendered: ReturnType<typeof renderedNow>;

/** The page as it was rendered now, asked for when `promised` was awaited. */
const open = (promised: number) => {
  rendered = renderedNow();
  const engine = { store, now: () => now, http: { read: () => read() } } as unknown as Engine;
  const access = { engine, queryClient: createQueryClient(), promised };
  return act(async () =>
    root.render(
      <EngineContext value={access}>
        <Screen />
      </EngineContext>,
    ),
  );
};
const settle = (work: () => void, ms = 0) =>
  act(async () => {
    work();
    await vi.advanceTimersByTimeAsync(ms);
  });
const load = (shownPosition: number) => {
  const kept = {
    commands: [],
    epoch: server.epoch(),
    knownPosition: shownPosition,
    shownPosition,
    durable: true,
  };
  return settle(() => store.dispatch({ type: 'loaded', ...kept }));
};
const drawn = () => [list.orders[0]?.status, order.order?.status, total];

test('a page that lacks what was pressed before its reload is drawn once it has come to that', async () => {
  await open(unanswered);
  expect(drawn()).toEqual([undefined, undefined, undefined]);
  // The page that was left saw it done, and let go of it.
  server.execute(id(101), A, cancelOrder, shopper);
  await load(2);
  expect(drawn()).toEqual([undefined, undefined, undefined]);
  expect([list.status, order.status]).toEqual(['loading', 'loading']);
  const asked = { epoch: server.epoch(), cursor: 1 };
  const answer = server.changesAt(1, 2);
  await settle(() => store.dispatch({ type: 'changed', answer, asked, at: now }));
  expect(drawn()).toEqual(['cancelled', 'cancelled', 1]);
});

test('a page that is fresh enough is drawn as soon as the pending log is read', async () => {
  await open(unanswered);
  await load(1);
  expect(drawn()).toEqual(['pending', 'pending', 1]);
});

test('a page of which nothing was awaited is drawn at once, and never taken away again', async () => {
  await open(0);
  expect(drawn()).toEqual(['pending', 'pending', 1]);
  server.execute(id(101), A, addNote, admin);
  await load(2);
  expect(drawn()).toEqual(['pending', 'pending', 1]);
});

test('a page that stays behind is not waited for without an end: it is read anew, and a failure is said', async () => {
  read = async () => {
    throw new ReadFailed('network', 0, 'The server cannot be reached.');
  };
  await open(unanswered);
  await load(2);
  await settle(() => {}, 20_000);
  expect([list.status, order.status]).toEqual(['error', 'error']);
});
