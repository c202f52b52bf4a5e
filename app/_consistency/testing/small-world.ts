import type { Order } from '#server/contracts/order.ts';
import { createStore } from '../core/create-store.ts';
import { drawOrder } from '../core/drawing/draw-order.ts';
import {
  addNote,
  admin,
  cancelOrder,
  createOrder,
  id,
  queued,
  shipOrder,
  shopper,
} from './samples.ts';
import { createServerModel } from './server-model.ts';

export const A = id(1);
export const B = id(2);
export const at = 5_000;
export const unasked = { epoch: null, cursor: null };

/** A browser that has read a view with order A, before anything else happens. */
export const smallWorld = () => {
  const server = createServerModel(shopper);
  server.execute(id(50), A, createOrder(A), shopper);
  const store = createStore(shopper);
  const read = (position = server.head()) =>
    store.dispatch({
      type: 'answered',
      orders: server.rowsAt(position),
      meta: server.metaAt(position),
      asked: unasked,
      at,
    });
  read();
  const state = () => store.getSnapshot();
  const drawn = (orderId = A) => drawOrder(state(), shopper, orderId);
  const issue = (commandId: string, orderId: string, command: typeof cancelOrder, n = 1) =>
    store.dispatch({ type: 'issued', entry: queued(commandId, orderId, command, n) });
  const row = (orderId = A): Order => {
    const order = server.orderAt(orderId, server.head());
    if (order === undefined) throw new Error('no such order');
    return order;
  };
  const execute = (
    commandId: string,
    orderId: string,
    command: typeof cancelOrder,
    actor = shopper,
  ) => {
    const answer = server.execute(commandId, orderId, command, actor);
    if (!('accepted' in answer)) throw new Error(answer.refusal.message);
    return answer.accepted;
  };
  return { server, store, read, state, drawn, issue, row, execute };
};

/**
 * Accepted and not in any view yet: a note at 2. Then somebody else ships, and a cancellation is
 * refused with that row. Answers the world.
 */
export const refusedInALag = (world: ReturnType<typeof smallWorld>) => {
  const { server, store, issue, execute } = world;
  issue(id(70), A, addNote);
  store.dispatch({ type: 'accepted', accepted: execute(id(70), A, addNote), at });
  execute(id(60), A, shipOrder, admin);
  issue(id(71), A, cancelOrder, 2);
  const answer = server.execute(id(71), A, cancelOrder, shopper);
  if (!('refusal' in answer)) throw new Error('accepted');
  store.dispatch({ type: 'refused', commandId: id(71), ...answer });
  return world;
};
