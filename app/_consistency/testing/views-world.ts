import type { Order } from '#server/contracts/order.ts';
import { createStore } from '../core/create-store.ts';
import { drawList, type ListPage } from '../core/drawing/draw-list.ts';
import type { AdminOrderFilter } from '../core/drawing/order-filter.ts';
import { admin, type cancelOrder, createOrder, id, queued, shopper } from './samples.ts';
import { createServerModel } from './server-model.ts';

/** When answers and pushes of this world come, in ms. */
export const at = 5_000;

/** A browser with a page of the newest of five orders; `size` is the page's. */
export const world = (size = 5, filter: AdminOrderFilter = {}) => {
  const server = createServerModel(shopper);
  for (let n = 1; n <= 5; n += 1) server.execute(id(100 + n), id(n), createOrder(id(n)), shopper);
  const store = createStore(shopper);
  const rows = server.rowsAt(server.head()).slice(0, size);
  const meta = server.metaAt(server.head());
  store.dispatch({
    type: 'answered',
    orders: rows,
    meta,
    asked: { epoch: null, cursor: null },
    at,
  });
  const pages: ListPage[] = [{ ids: rows.map((row) => row.id), position: 5, hasMore: size < 5 }];
  const list = (held?: ReadonlySet<string>) =>
    drawList(store.getSnapshot(), shopper, pages, filter, held);
  const ids = () => list().orders.map((order) => Number(order.id.slice(-4)));
  const happen = (
    commandId: string,
    orderId: string,
    command: typeof cancelOrder,
    actor = admin,
  ) => {
    const answer = server.execute(commandId, orderId, command, actor);
    if (!('accepted' in answer)) throw new Error(answer.refusal.message);
    const { position } = answer.accepted;
    const order = server.orderAt(orderId, position) as Order;
    store.dispatch({ type: 'pushed', position, previous: position - 1, order, at });
    return answer.accepted;
  };
  const issue = (orderId: string, command: typeof cancelOrder, n = 1) =>
    store.dispatch({ type: 'issued', entry: queued(id(700 + n), orderId, command, n) });
  return { server, store, list, ids, happen, issue };
};
