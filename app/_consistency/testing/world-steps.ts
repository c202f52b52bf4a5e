import fc from 'fast-check';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import { createStore } from '../core/create-store.ts';
import { nextTurn, sendable } from '../core/pending-log.ts';
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
import type { World } from './world.ts';
import { ask, send } from './world-network.ts';

const which = fc.nat(5);

/** One thing that a viewer, somebody else, or the network does. */
export const step = fc.oneof(
  fc.record({ do: fc.constant('place' as const) }),
  fc.record({ do: fc.constantFrom('cancel' as const, 'note' as const), order: fc.nat(4) }),
  fc.record({
    do: fc.constant('foreign' as const),
    order: fc.nat(4),
    what: fc.constantFrom('ship' as const, 'note' as const, 'cancel' as const),
  }),
  fc.record({
    do: fc.constant('send' as const),
    which,
    how: fc.constantFrom('fine', 'reply lost', 'request lost'),
  }),
  fc.record({ do: fc.constant('reply' as const), which }),
  fc.record({ do: fc.constant('project' as const), by: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    do: fc.constant('frame' as const),
    which,
    how: fc.constantFrom('fine', 'lost', 'doubled'),
  }),
  fc.record({
    do: fc.constant('ask' as const),
    what: fc.constantFrom('page' as const, 'changes' as const, 'order' as const),
    lag: fc.nat(3),
  }),
  fc.record({
    do: fc.constant('answer' as const),
    which,
    how: fc.constantFrom('fine', 'fine', 'lost'),
  }),
  fc.record({ do: fc.constant('reload' as const) }),
);
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const maxOrders = 5;
const foreign = { ship: shipOrder, note: addNote, cancel: cancelOrder };

/** Lets it happen. */
export const run = (world: World, action: Step): void => {
  const { server, store, orders, frames } = world;
  switch (action.do) {
    case 'place':
      place(world);
      return;
    case 'cancel':
      issue(world, orders[action.order], cancelOrder);
      return;
    case 'note':
      issue(world, orders[action.order], addNote);
      return;
    case 'foreign':
      world.ids += 1;
      server.execute(
        id(5_000 + world.ids),
        orders[action.order] ?? '',
        foreign[action.what],
        admin,
      );
      return;
    case 'send': {
      const ready = sendable(store.getSnapshot().pending);
      const entry = ready[action.which % Math.max(1, ready.length)];
      if (entry) send(world, entry, action.how);
      return;
    }
    case 'reply':
      take(world.replies, action.which)?.();
      return;
    case 'project': {
      const next = Math.min(server.head(), world.view + action.by);
      frames.push(...server.framesBetween(world.view, next));
      world.view = next;
      return;
    }
    case 'frame': {
      const frame = take(frames, action.which);
      if (frame === undefined || action.how === 'lost') return;
      store.dispatch({ type: 'pushed', ...frame, at: 2_000 });
      if (action.how === 'doubled') frames.push(frame);
      return;
    }
    case 'ask':
      ask(world, action.what, action.lag);
      return;
    case 'answer': {
      const arrive = take(world.answers, action.which);
      if (action.how !== 'lost') arrive?.();
      return;
    }
    case 'reload':
      reload(world);
      return;
    default:
      action satisfies never;
  }
};

const take = <Item>(list: Item[], at: number): Item | undefined =>
  list.length === 0 ? undefined : list.splice(at % list.length, 1)[0];

const place = (world: World) => {
  const orderId = id(world.orders.length + 1);
  if (world.orders.length === maxOrders) return;
  world.orders.push(orderId);
  issue(world, orderId, createOrder(orderId));
};

const issue = (world: World, orderId: string | undefined, command: OrderCommand) => {
  if (orderId === undefined) return;
  const n = nextTurn(world.store.getSnapshot().pending);
  world.ids += 1;
  const entry = { ...queued(id(1_000 + world.ids), orderId, command, n), at: 2_000 + world.ids };
  world.store.dispatch({ type: 'issued', entry });
};

/** A new page: what storage keeps is all that is left. */
const reload = (world: World) => {
  const { pending, epoch, seen, viewSeen } = world.store.getSnapshot();
  world.store = createStore(shopper);
  world.store.dispatch({ type: 'loaded', commands: pending, epoch, seen, viewSeen, durable: true });
  Object.assign(world, { pages: [], frames: [], replies: [], answers: [] });
  world.shown.clear();
};
