import fc from 'fast-check';
import { expect } from 'vitest';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import type { Asked } from '../core/action.ts';
import { createStore } from '../core/create-store.ts';
import { drawList, type ListPage } from '../core/draw-list.ts';
import { drawOrder } from '../core/draw-order.ts';
import { isUnresolved, type PendingCommand } from '../core/pending-command.ts';
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
import { createServerModel, type Frame } from './server-model.ts';

/** One thing that a viewer, somebody else, or the network does. */
export const step = fc.oneof(
  fc.record({ do: fc.constant('place' as const) }),
  fc.record({ do: fc.constantFrom('cancel' as const, 'note' as const), order: fc.nat(4) }),
  fc.record({
    do: fc.constant('foreign' as const),
    order: fc.nat(4),
    what: fc.constantFrom('ship', 'note', 'cancel'),
  }),
  fc.record({
    do: fc.constant('send' as const),
    which: fc.nat(4),
    how: fc.constantFrom('fine', 'reply lost', 'request lost'),
  }),
  fc.record({ do: fc.constant('reply' as const), which: fc.nat(5) }),
  fc.record({ do: fc.constant('project' as const), by: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    do: fc.constant('frame' as const),
    which: fc.nat(5),
    how: fc.constantFrom('fine', 'lost', 'doubled'),
  }),
  fc.record({
    do: fc.constant('ask' as const),
    what: fc.constantFrom('page', 'changes', 'order'),
    lag: fc.nat(4),
  }),
  fc.record({
    do: fc.constant('answer' as const),
    which: fc.nat(5),
    how: fc.constantFrom('fine', 'fine', 'lost'),
  }),
  fc.record({ do: fc.constant('reload' as const) }),
);
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** One browser against the server model, with a network that may lose, double, delay and reorder. */
export const createWorld = () => {
  const server = createServerModel(shopper);
  let store = createStore(shopper);
  let pages: ListPage[] = [];
  let view = 0;
  let frames: Frame[] = [];
  let replies: (() => void)[] = [];
  let answers: (() => void)[] = [];
  let ids = 0;
  const orders: string[] = [];
  const promised = new Map<string, number>();
  const refused = new Set<string>();
  const versions = new Map<string, number>();

  const at = () => 2_000 + ids;
  const issue = (orderId: string, command: OrderCommand) => {
    const n = nextTurn(store.getSnapshot().pending);
    ids += 1;
    store.dispatch({
      type: 'issued',
      entry: { ...queued(id(1_000 + ids), orderId, command, n), at: at() },
    });
  };
  const settle = (
    owner: typeof store,
    entry: PendingCommand,
    answer: ReturnType<typeof server.execute>,
  ) => {
    const { commandId, orderId } = entry;
    if ('accepted' in answer) {
      owner.dispatch({ type: 'accepted', accepted: answer.accepted, at: at() });
      promised.set(orderId, Math.max(promised.get(orderId) ?? 0, answer.accepted.version));
    } else {
      owner.dispatch({ type: 'refused', commandId, ...answer });
      refused.add(orderId);
    }
  };
  const send = (entry: PendingCommand, how: string) => {
    const owner = store;
    owner.dispatch({ type: 'sending', commandId: entry.commandId });
    if (how === 'request lost') {
      owner.dispatch({ type: 'unanswered', commandId: entry.commandId });
      return;
    }
    const answer = server.execute(entry.commandId, entry.orderId, entry.command, shopper);
    if (how === 'reply lost') owner.dispatch({ type: 'unanswered', commandId: entry.commandId });
    else replies.push(() => owner === store && settle(owner, entry, answer));
  };
  const ask = (what: string, lag: number) => {
    const owner = store;
    const { seen, viewSeen, cursor, epoch } = owner.getSnapshot();
    const asked: Asked = { epoch, cursor };
    // A replica that lags, but never behind what the request demands.
    const position = Math.max(view - lag, Math.min(viewSeen, view));
    if (position < viewSeen) return;
    const mine = (work: () => void) => answers.push(() => owner === store && work());
    if (what === 'page' && position >= Math.min(seen, view)) {
      const rows = server.rowsAt(position);
      const meta = server.metaAt(position);
      mine(() => {
        owner.dispatch({ type: 'answered', orders: rows, meta, asked, at: at() });
        const known = pages[0]?.position ?? -1;
        if (position >= known)
          pages = [{ ids: rows.map((row) => row.id), position, hasMore: false }];
      });
    }
    if (what === 'changes' && cursor !== null) {
      const answer = server.changesAt(cursor, position, 2);
      mine(() => owner.dispatch({ type: 'changed', answer, asked, at: at() }));
    }
    if (what === 'order') {
      const row = server.orderAt(orders[lag] ?? '', position);
      if (row) mine(() => owner.dispatch({ type: 'answered', orders: [row], asked, at: at() }));
    }
  };
  const take = <Item>(list: Item[], which: number): Item | undefined =>
    list.length === 0 ? undefined : list.splice(which % list.length, 1)[0];

  const run = (action: Step) => {
    switch (action.do) {
      case 'place':
        if (orders.length < 5) {
          orders.push(id(orders.length + 1));
          issue(id(orders.length), createOrder(id(orders.length)));
        }
        return;
      case 'cancel':
      case 'note': {
        const orderId = orders[action.order];
        if (orderId) issue(orderId, action.do === 'cancel' ? cancelOrder : addNote);
        return;
      }
      case 'foreign': {
        const command = { ship: shipOrder, note: addNote, cancel: cancelOrder }[action.what];
        ids += 1;
        if (command) server.execute(id(5_000 + ids), orders[action.order] ?? '', command, admin);
        return;
      }
      case 'send': {
        const ready = sendable(store.getSnapshot().pending);
        const entry = ready[action.which % Math.max(1, ready.length)];
        if (entry) send(entry, action.how);
        return;
      }
      case 'reply':
        take(replies, action.which)?.();
        return;
      case 'project': {
        const next = Math.min(server.head(), view + action.by);
        frames.push(...server.framesBetween(view, next));
        view = next;
        return;
      }
      case 'frame': {
        const frame = take(frames, action.which);
        if (frame === undefined || action.how === 'lost') return;
        store.dispatch({ type: 'pushed', ...frame, at: at() });
        if (action.how === 'doubled') frames.push(frame);
        return;
      }
      case 'ask':
        ask(action.what, action.lag);
        return;
      case 'answer': {
        const answer = take(answers, action.which);
        if (action.how !== 'lost') answer?.();
        return;
      }
      case 'reload': {
        const { pending, epoch, seen, viewSeen } = store.getSnapshot();
        store = createStore(shopper);
        store.dispatch({ type: 'loaded', commands: pending, epoch, seen, viewSeen, durable: true });
        pages = [];
        frames = [];
        replies = [];
        answers = [];
        versions.clear();
        return;
      }
      default:
        action satisfies never;
    }
  };

  // Two orders of an earlier day, and a list that shows them.
  for (const n of [1, 2]) {
    orders.push(id(n));
    server.execute(id(100 + n), id(n), createOrder(id(n)), shopper);
  }
  view = server.head();
  ask('page', 0);
  answers.pop()?.();

  const drawn = () => drawList(store.getSnapshot(), shopper, pages, {});
  const check = () => {
    const list = drawn().orders;
    const listed = list.map((order) => order.id);
    expect(new Set(listed).size, 'an order is listed at most once').toBe(listed.length);
    if (pages.length > 0) {
      for (const [orderId, version] of promised) {
        const order = list.find((row) => row.id === orderId);
        expect(
          order?.version ?? 0,
          `accepted change of ${orderId} is drawn`,
        ).toBeGreaterThanOrEqual(version);
      }
    }
    for (const [orderId, version] of versions) {
      const truth = store.getSnapshot().entities.get(orderId)?.order.version ?? 0;
      expect(truth, `truth of ${orderId} never goes back`).toBeGreaterThanOrEqual(version);
    }
    for (const [orderId, { order }] of store.getSnapshot().entities) {
      versions.set(orderId, order.version);
      expect(drawOrder(store.getSnapshot(), shopper, orderId)?.version ?? 0).toBeGreaterThanOrEqual(
        order.version,
      );
    }
    return listed;
  };

  const heal = () => {
    for (const answer of [...replies, ...answers]) answer();
    replies = [];
    answers = [];
    for (let round = 0; round < 60; round += 1) {
      // A tab that died while sending leaves an entry that the next one takes for unknown.
      const open = store.getSnapshot().pending.filter(isUnresolved);
      const next = open[0];
      if (next)
        settle(store, next, server.execute(next.commandId, next.orderId, next.command, shopper));
      view = server.head();
      if (pages.length === 0) ask('page', 0);
      ask('changes', 0);
      for (const answer of answers) answer();
      answers = [];
    }
  };
  return { run, check, heal, drawn, server, refused, state: () => store.getSnapshot() };
};
