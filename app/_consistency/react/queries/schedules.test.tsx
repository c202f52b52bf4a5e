// @vitest-environment happy-dom
import fc from 'fast-check';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isLive } from '#app/_consistency/core/pending/pending-command.ts';
import { openHeldPage } from '#app/_consistency/testing/held-page.tsx';
import { propertyOptions } from '#app/_consistency/testing/run-options.ts';
import {
  addNote,
  admin,
  cancelOrder,
  createOrder,
  id,
  shipOrder,
  shopper,
} from '#app/_consistency/testing/samples.ts';
import { createServerModel } from '#app/_consistency/testing/server-model.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
// Node's Web Locks do not take the signals of this DOM.
vi.stubGlobal('navigator', {});
beforeEach(
  () =>
    void vi.useFakeTimers({
      now: Date.UTC(2026, 0, 2),
      toFake: ['setTimeout', 'clearTimeout', 'Date'],
    }),
);
afterEach(() => void vi.useRealTimers());

const event = fc.record({
  do: fc.constantFrom('place', 'cancel', 'note', 'foreign', 'foreign', 'more', 'anew', 'time'),
  order: fc.integer({ min: 1, max: 5 }),
  what: fc.constantFrom('create' as const, 'ship' as const, 'note' as const),
  /** How far the replica of the next reads lags, and what becomes of the messages. */
  lag: fc.nat(2),
  push: fc.constantFrom('fine', 'fine', 'lost', 'doubled'),
});
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;
const foreign = { ship: shipOrder, note: addNote };

const live = async (scheduler: fc.Scheduler, events: readonly Event[]) => {
  const server = createServerModel(shopper);
  for (const n of [1, 2, 3]) server.execute(id(100 + n), id(n), createOrder(id(n)), shopper);
  let [lag, ids, told, orders] = [0, 0, server.head(), 3];
  const page = await openHeldPage(scheduler, server, () => Math.max(0, server.head() - lag), id(2));
  const { store, screen, issue } = page;
  const heard = () =>
    store.dispatch({ type: 'hello', epoch: server.epoch(), position: told, at: Date.now() });
  const versions = new Map<string, number>();
  let before: string[] = [];

  const check = () => {
    const listed = screen().rows.map((row) => row.id);
    expect(new Set(listed).size, 'an order is on screen once').toBe(listed.length);
    const refused = new Set(
      store
        .getSnapshot()
        .pending.filter((entry) => !isLive(entry))
        .map(({ orderId }) => orderId),
    );
    for (const { id: row, version } of screen().rows) {
      if (!refused.has(row))
        expect(version, 'nothing goes back').toBeGreaterThanOrEqual(versions.get(row) ?? 0);
      versions.set(row, version);
    }
    // Newest first: what a list that has grown at its top ends before is below its last row.
    const last = listed.at(-1) ?? '';
    const vanished = before.filter(
      (row) => !listed.includes(row) && row > last && !refused.has(row),
    );
    expect(vanished, 'no order vanishes').toEqual([]);
    expect(new Set(screen().timeline).size, 'an event is told once').toBe(screen().timeline.length);
    before = listed;
  };
  const push = (how: string) => {
    for (const frame of server.framesBetween(told, server.head())) {
      for (let times = how === 'lost' ? 0 : how === 'doubled' ? 2 : 1; times > 0; times -= 1) {
        void scheduler
          .schedule(Promise.resolve(), 'push')
          .then(() => store.dispatch({ type: 'pushed', ...frame, at: Date.now() }));
      }
    }
    told = server.head();
  };
  const happen = ({ do: what, order, ...rest }: Event) => {
    lag = rest.lag;
    ids += 1;
    const drawn = screen().rows.find((row) => row.id === id(order));
    if (what === 'place' && orders < 6) {
      orders += 1;
      issue({ commandId: id(500 + ids), orderId: id(orders), command: createOrder(id(orders)) });
    } else if ((what === 'cancel' || what === 'note') && drawn) {
      const command = what === 'cancel' ? cancelOrder : addNote;
      issue({ commandId: id(500 + ids), orderId: drawn.id, command });
    } else if (what === 'foreign' && rest.what === 'create' && orders < 6) {
      orders += 1;
      server.execute(id(900 + ids), id(orders), createOrder(id(orders)), shopper);
    } else if (what === 'foreign' && rest.what !== 'create') {
      server.execute(id(900 + ids), id(order), foreign[rest.what], admin);
    } else if (what === 'more') screen().loadMore();
    else if (what === 'anew') store.dispatch({ type: 'skipped', position: server.head() });
    push(rest.push);
  };
  const settle = async (most: number) => {
    for (let held = 0; held < most && scheduler.count() > 0; held += 1) {
      await scheduler.waitOne();
      await page.pass(1);
      check();
    }
  };

  await page.pass(1, heard);
  for (const each of events) {
    await page.pass(each.do === 'time' ? 1_100 : 1, () => happen(each));
    check();
    await settle(each.order);
  }
  lag = 0;
  for (let round = 0; round < 12; round += 1) {
    await page.pass(1, () => {
      push('fine');
      const position = server.head();
      store.dispatch({ type: 'pushed', position, previous: position, at: Date.now() });
    });
    await settle(200);
    await page.pass(4_000, screen().loadMore);
    check();
  }
  const truth = server.rowsAt(server.head());
  expect(store.getSnapshot().pending.filter(isLive)).toEqual([]);
  expect(screen().rows).toEqual(
    truth.map(({ id: row, version, status }) => ({ id: row, version, status })),
  );
  expect(screen().total).toBe(truth.length);
  expect(screen().order).toBe(server.orderAt(id(2), server.head())?.version);
  expect(screen().timeline).toEqual(
    server.timelineAt(id(2), server.head()).map(({ commandId }) => commandId),
  );
  await page.close();
};

describe('every interleaving of fetches, pushes, answers, invalidations and “load more”', () => {
  it('shows an order once, never older, never gone, and ends as the server has it', async () => {
    const events = fc.array(event, { minLength: 2, maxLength: 14, size: 'max' });
    const schedules = fc.asyncProperty(
      fc.scheduler({ act: (release) => act(release) }),
      events,
      live,
    );
    await fc.assert(schedules, propertyOptions(40));
  }, 3_600_000);
});
