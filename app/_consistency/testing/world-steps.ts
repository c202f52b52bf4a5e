import fc from 'fast-check';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import { drawOrder } from '../core/drawing/draw-order.ts';
import { isLive, type PendingCommand } from '../core/pending/pending-command.ts';
import { headOf, nextTurn } from '../core/pending/pending-log.ts';
import {
  addNote,
  admin,
  cancelOrder,
  createOrder,
  id,
  queued,
  shipOrder,
  shopper,
  stranger,
} from './samples.ts';
import type { World } from './world.ts';
import { askChanges, askCounts, askList, askOrder, send } from './world-network.ts';
import { reload } from './world-reload.ts';
import { keepTab, saveEntry, type Tab } from './world-tab.ts';

const which = fc.nat(5);
const tab = fc.nat(1);
const order = fc.nat(4);
const lag = fc.nat(3);
const one = <What extends string>(...what: What[]) => fc.constantFrom(...what);
/** A step in one of the two tabs. */
const inTab = <Shape extends object>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }) =>
  fc
    .tuple(tab, fc.record(shape))
    .map(([at, rest]) => ({ tab: at, ...rest }) as Shape & { tab: number });

/** One thing that a viewer, somebody else, or the network does. */
export const step = fc.oneof(
  inTab({ do: one('place') }),
  inTab({ do: one('cancel', 'note'), order }),
  inTab({ do: one('settle refusal'), retry: fc.boolean() }),
  inTab({ do: one('foreign'), order, what: one('ship', 'note', 'cancel', 'create') }),
  {
    weight: 2,
    arbitrary: inTab({ do: one('send'), which, how: one('fine', 'reply lost', 'request lost') }),
  },
  { weight: 2, arbitrary: inTab({ do: one('reply'), which }) },
  inTab({ do: one('project'), by: fc.integer({ min: 1, max: 4 }) }),
  { weight: 2, arbitrary: inTab({ do: one('frame'), which, how: one('fine', 'lost', 'doubled') }) },
  inTab({ do: one('ask list'), list: fc.nat(1), lag, more: fc.boolean() }),
  inTab({ do: one('ask'), what: one('changes', 'counts', 'order'), order, lag }),
  { weight: 3, arbitrary: inTab({ do: one('answer'), which, how: one('fine', 'fine', 'lost') }) },
  { weight: 2, arbitrary: inTab({ do: one('hear') }) },
  inTab({ do: one('reload'), rendered: fc.option(lag) }),
  inTab({ do: one('hello') }),
);
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Now and then the log is restored from a backup that lacks its last events. */
export const restore = inTab({ do: one('restore'), by: fc.nat(3) });
export type Restore = typeof restore extends fc.Arbitrary<infer S> ? S : never;

const maxOrders = 6;
const foreign = { ship: shipOrder, note: addNote, cancel: cancelOrder };

/** Lets it happen; the tab that it happened to. */
export const run = (world: World, action: Step | Restore): Tab => {
  const acting = world.tabs[action.tab] as Tab;
  const others = () => world.tabs.filter((other) => other !== acting);
  const keep = keepTab(world.disk, acting, others);
  const unsubscribe = acting.store.subscribe(keep);
  act(world, acting, action);
  unsubscribe();
  return world.tabs[action.tab] as Tab;
};

const act = (world: World, acting: Tab, action: Step | Restore): void => {
  const { orders } = world;
  const { store } = acting;
  switch (action.do) {
    case 'place':
      if (orders.length === maxOrders) return;
      orders.push(id(orders.length + 1));
      world.placed.add(orders.at(-1) ?? '');
      issue(world, acting, orders.at(-1), createOrder(orders.at(-1) ?? ''));
      return;
    case 'cancel':
    case 'note': {
      const command = action.do === 'cancel' ? cancelOrder : addNote;
      const drawn = drawOrder(store.getSnapshot(), shopper, orders[action.order] ?? '');
      // Nobody can change what is not on screen.
      if (drawn) issue(world, acting, drawn.id, command);
      return;
    }
    case 'settle refusal':
      settleRefusal(world, acting, action.retry);
      return;
    case 'foreign':
      happen(world, action.what, orders[action.order]);
      return;
    case 'send': {
      const entry = take(sendable(acting), action.which);
      if (entry === undefined) return;
      // As the sender does: another tab that has given it may not have saved it.
      for (const known of store.getSnapshot().pending) saveEntry(world.disk, known);
      send(world, acting, entry, action.how);
      return;
    }
    case 'reply':
      take(acting.replies, action.which)?.();
      return;
    default:
      deliver(world, acting, action);
  }
};

type Delivery = Exclude<
  Step | Restore,
  { do: 'place' | 'cancel' | 'note' | 'settle refusal' | 'foreign' | 'send' | 'reply' }
>;

/** Steps of network, tabs and server. */
const deliver = (world: World, acting: Tab, action: Delivery): void => {
  const { server, orders } = world;
  const { store, frames } = acting;
  switch (action.do) {
    case 'project': {
      const next = Math.min(server.head(), world.view + action.by);
      for (const { frames: carried, isCut } of world.tabs) {
        if (!isCut) carried.push(...server.framesBetween(world.view, next));
      }
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
    case 'ask list': {
      const list = acting.lists[action.list];
      if (list) askList(world, acting, list, action);
      return;
    }
    case 'ask':
      if (action.what === 'changes') askChanges(world, acting, action.lag);
      else if (action.what === 'counts') askCounts(world, acting, action.lag);
      else askOrder(world, acting, orders[action.order] ?? '', action.lag);
      return;
    case 'answer': {
      const arrive = take(acting.answers, action.which);
      if (action.how !== 'lost') arrive?.();
      return;
    }
    case 'hear':
      hear(acting);
      return;
    case 'hello':
      hello(world, acting);
      return;
    case 'reload':
      reload(world, acting, action.rendered);
      return;
    case 'restore':
      server.restore(Math.max(2, server.head() - action.by));
      world.view = Math.min(world.view, server.head());
      world.wasRestored = true;
      // The sockets ended with the old server; what they still carried is gone.
      for (const each of world.tabs) {
        Object.assign(each, { frames: [], isLeft: true, isCut: true });
      }
      return;
    default:
      action satisfies never;
  }
};

const take = <Item>(list: Item[], at: number): Item | undefined =>
  list.length === 0 ? undefined : list.splice(at % list.length, 1)[0];

const issue = (world: World, acting: Tab, orderId: string | undefined, command: OrderCommand) => {
  if (orderId === undefined) return;
  const n = nextTurn(acting.store.getSnapshot().pending);
  world.ids += 1;
  const entry = { ...queued(id(1_000 + world.ids), orderId, command, n), at: 2_000 + world.ids };
  acting.store.dispatch({ type: 'issued', entry });
};

/** Commands that the tab's sender may try: the first of each order, unless its answer is on the way. */
const sendable = ({ store }: Tab): PendingCommand[] => {
  const { pending } = store.getSnapshot();
  const orders = new Set(pending.map(({ orderId }) => orderId));
  const heads = [...orders].flatMap((orderId) => headOf(pending, orderId) ?? []);
  return heads.filter(({ state }) => state !== 'sending');
};

const settleRefusal = (world: World, acting: Tab, retry: boolean) => {
  const entry = acting.store.getSnapshot().pending.find((each) => !isLive(each));
  if (entry === undefined) return;
  const { commandId } = entry;
  if (retry) {
    acting.store.dispatch({ type: 'asked-again', commandId, at: 2_000 });
    return;
  }
  for (const { store, inbox } of world.tabs) {
    if (store === acting.store) store.dispatch({ type: 'discarded', commandId });
    else inbox.push({ type: 'discarded', commandId });
  }
  world.disk.pending.delete(commandId);
};

const happen = (world: World, what: keyof typeof foreign | 'create', orderId = '') => {
  world.ids += 1;
  const commandId = id(5_000 + world.ids);
  if (what !== 'create') {
    world.server.execute(commandId, orderId, foreign[what], admin);
  } else if (world.orders.length < maxOrders) {
    const created = id(world.orders.length + 1);
    world.orders.push(created);
    world.server.execute(commandId, created, createOrder(created), stranger);
  }
};

/** The tab hears the next thing that the other one said. */
export const hear = (acting: Tab): void => {
  const said = acting.inbox.shift();
  if (said === undefined) return;
  acting.hears = said.type === 'tab-entry' ? said.entry.commandId : null;
  acting.store.dispatch(said);
  acting.hears = undefined;
};

export const hello = ({ server, view }: World, tab: Tab): void => {
  tab.isCut = false;
  tab.store.dispatch({ type: 'hello', epoch: server.epoch(), position: view, at: 2_000 });
};
