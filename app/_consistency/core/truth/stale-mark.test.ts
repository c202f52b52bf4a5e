import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admin, cancelOrder, id, shipOrder } from '#app/_consistency/testing/samples.ts';
import { A, at, smallWorld } from '#app/_consistency/testing/small-world.ts';

describe('stale mark', () => {
  const staleSince = '2026-01-02T00:00:00.000Z';

  it('is shown on a row whose version does not change, and only a greater version takes it back', () => {
    const { store, state, drawn, execute, row } = smallWorld();
    const before = row();
    const { cursor } = state();
    const at2 = { position: cursor ?? 0, previous: cursor ?? 0, at };
    store.dispatch({ type: 'pushed', ...at2, order: { ...before, staleSince } });
    expect(drawn()).toMatchObject({ version: 1, staleSince });
    store.dispatch({ type: 'pushed', ...at2, order: before });
    expect(drawn()).toMatchObject({ version: 1, staleSince });
    execute(id(60), A, shipOrder, admin);
    store.dispatch({ type: 'pushed', ...at2, order: row() });
    expect(drawn()).toMatchObject({ version: 2, staleSince: null });
    expect(state().cursor).toBe(cursor);
  });

  it('stays on an order while a change of the viewer’s own is drawn on it', () => {
    const { store, drawn, issue, row } = smallWorld();
    store.dispatch({
      type: 'pushed',
      position: 1,
      previous: 1,
      at,
      order: { ...row(), staleSince },
    });
    issue(id(70), A, cancelOrder);
    expect(drawn()).toMatchObject({ status: 'cancelled', staleSince });
  });

  it('comes out the same in whatever order rows arrive', () => {
    const { execute, row } = smallWorld();
    const rows = [row(), { ...row(), staleSince }];
    execute(id(60), A, shipOrder, admin);
    rows.push(row(), { ...row(), staleSince: '2026-01-03T00:00:00.000Z' });
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 4 }), (arrivals) => {
        const { store, drawn } = smallWorld();
        for (const order of arrivals) {
          store.dispatch({ type: 'pushed', position: 1, previous: 1, order, at });
        }
        expect(drawn()).toMatchObject({ version: 2, staleSince: '2026-01-03T00:00:00.000Z' });
      }),
    );
  });
});
