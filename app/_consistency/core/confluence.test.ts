import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyOptions } from '../testing/run-options.ts';
import {
  addNote,
  admin,
  cancelOrder,
  createOrder,
  id,
  queued,
  shipOrder,
  shopper,
} from '../testing/samples.ts';
import { createServerModel } from '../testing/server-model.ts';
import type { Action } from './action.ts';
import { createStore } from './create-store.ts';
import { drawCounts } from './drawing/draw-counts.ts';
import { drawList } from './drawing/draw-list.ts';
import { drawTimeline } from './drawing/draw-timeline.ts';
import { hasHole } from './engine-state.ts';

const at = 5_000;
const commands = { note: addNote, cancel: cancelOrder, ship: shipOrder };
const event = fc.record({
  order: fc.integer({ min: 1, max: 4 }),
  what: fc.constantFrom('create' as const, 'note' as const, 'cancel' as const, 'ship' as const),
  isOwn: fc.boolean(),
});
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

/** A history, and all that a browser may ever hear of it. */
const happened = (events: readonly Event[]) => {
  const server = createServerModel(shopper);
  server.execute(id(100), id(1), createOrder(id(1)), shopper);
  const asked = { epoch: server.epoch(), cursor: 0 };
  const issued: Action[] = [];
  const heard: Action[] = [];
  const refused = new Set<string>();
  for (const [index, { order, what, isOwn }] of events.entries()) {
    const orderId = id(order);
    // Behind a refusal nothing is sent.
    if (isOwn && refused.has(orderId)) continue;
    const command = what === 'create' ? createOrder(orderId) : commands[what];
    const commandId = id(200 + index);
    const answer = server.execute(commandId, orderId, command, isOwn ? shopper : admin);
    if (!isOwn) continue;
    if (!('accepted' in answer)) refused.add(orderId);
    issued.push({ type: 'issued', entry: queued(commandId, orderId, command, index + 1) });
    heard.push(
      'accepted' in answer
        ? { type: 'accepted', accepted: answer.accepted, at }
        : { type: 'refused', commandId, ...answer },
    );
  }
  for (const frame of server.framesBetween(1, server.head())) {
    heard.push({ type: 'pushed', ...frame, at });
  }
  for (let position = 1; position <= server.head(); position += 1) {
    const [orders, meta] = [server.rowsAt(position), server.metaAt(position)];
    heard.push({ type: 'answered', orders, meta, asked, at });
    const answer = server.changesAt(position - 1, server.head(), 2);
    heard.push({ type: 'changed', answer, asked, at });
  }
  return { server, issued, heard, asked };
};

/** A browser that has heard it in this order, and has asked for what it knows it lacks. */
const viewAfter = (
  { server, issued, heard, asked }: ReturnType<typeof happened>,
  order: readonly number[],
) => {
  const store = createStore(shopper);
  const [orders, meta] = [server.rowsAt(1), server.metaAt(1)];
  store.dispatch({ type: 'answered', orders, meta, asked, at });
  for (const action of issued) store.dispatch(action);
  for (const index of order) {
    const action = heard[index % heard.length];
    if (action) store.dispatch(action);
  }
  // A lost reply is made good by its repetition.
  for (const action of heard) {
    if (action.type === 'accepted' || action.type === 'refused') store.dispatch(action);
  }
  store.dispatch({ type: 'hello', epoch: server.epoch(), position: server.head(), at });
  for (let round = 0; round < 40 && hasHole(store.getSnapshot()); round += 1) {
    const { cursor } = store.getSnapshot();
    const answer = server.changesAt(cursor ?? 0, server.head(), 2);
    store.dispatch({ type: 'changed', answer, asked: { ...asked, cursor }, at });
  }
  const state = store.getSnapshot();
  const first = { ids: server.rowsAt(1).map((row) => row.id), position: 1, hasMore: false };
  const byStatus = { pending: 1, shipped: 0, delivered: 0, cancelled: 0 };
  return {
    list: drawList(state, shopper, [first], {}).orders,
    counts: drawCounts(state, shopper, { byStatus, position: 1 }),
    timeline: drawTimeline(state, shopper, id(1), undefined).entries.map(
      (entry) => entry.commandId,
    ),
    pending: state.pending.map(({ commandId, state: word }) => `${commandId} ${word}`),
    cursor: state.cursor,
  };
};

describe('one history', () => {
  it('gives the same view in whatever order, how often and with whatever losses it is heard', () => {
    const deliveries = fc.array(fc.nat(60), { maxLength: 60, size: 'max' });
    const histories = fc.array(event, { minLength: 1, maxLength: 12 });
    const confluent = fc.property(histories, deliveries, deliveries, (events, one, two) => {
      const history = happened(events);
      const [a, b] = [viewAfter(history, one), viewAfter(history, two)];
      // Counts that cannot be told here are asked for, and say so.
      const isCounted = !a.counts.needsRefetch && !b.counts.needsRefetch;
      expect({ ...a, counts: isCounted && a.counts }).toEqual({
        ...b,
        counts: isCounted && b.counts,
      });
      const { server } = history;
      const truth = server.rowsAt(server.head());
      expect(a.list.map(({ changes: _changes, seen: _seen, ...order }) => order)).toEqual(truth);
      if (!a.counts.needsRefetch) expect(a.counts.total).toBe(truth.length);
    });
    fc.assert(confluent, propertyOptions(500));
  }, 900_000);
});
