import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { A, at, smallWorld } from '#app/_consistency/testing/small-world.ts';
import type { Order } from '#server/contracts/order.ts';

/** A page with one order of a view of revision 0, and the order as the mended view has it. */
const misled = () => {
  const { server, store, state, drawn, row } = smallWorld();
  const shown = row();
  const mended = { ...shown, total: shown.total + 1 };
  const meta = (revision: number) => ({ ...server.metaAt(server.head()), revision });
  const asked = (revision: number | null) => ({ epoch: server.epoch(), cursor: 1, revision });
  /** A list: read of one revision, asked for when the page knew of another. */
  const list = (order: Order, revision: number, known: number | null = revision) =>
    ({
      type: 'answered',
      orders: [order],
      meta: meta(revision),
      asked: asked(known),
      at,
    }) as const;
  const changes = (revision: number, known: number) => {
    const answer = { from: 1, position: 1, changes: [], more: false, meta: meta(revision) };
    return { type: 'changed', answer, asked: asked(known), at } as const;
  };
  const one = (order: Order, known: number | null) =>
    ({ type: 'answered', orders: [order], asked: asked(known), at }) as const;
  const beat = (revision: number) =>
    ({ type: 'pushed', position: 1, previous: 1, lagMs: 0, revision, at }) as const;
  store.dispatch(list(shown, 0, null));
  return { server, store, state, drawn, shown, mended, list, changes, one, beat };
};

describe('a view that was mended', () => {
  it('takes the place of what was shown of the view before, though version and position be the same', () => {
    const { store, state, drawn, mended, list } = misled();
    expect(state().generation).toBe(0);
    store.dispatch(list(mended, 1, 0));
    expect(state()).toMatchObject({ revision: 1, generation: 1 });
    expect(drawn()?.total).toBe(mended.total);
  });

  it('is heard of without a row, by polling and by a heartbeat: all that was loaded is read anew, once', () => {
    for (const told of ['changes', 'beat'] as const) {
      const { store, state, drawn, shown, mended, changes, one, beat } = misled();
      store.dispatch(told === 'beat' ? beat(1) : changes(1, 0));
      store.dispatch(told === 'beat' ? beat(1) : changes(1, 1));
      expect(state()).toMatchObject({ revision: 1, generation: 1 });
      expect(state().entities.get(A)?.fresh).toBe(false);
      expect(drawn()?.total).toBe(shown.total);
      store.dispatch(one(mended, 1));
      expect(state().entities.get(A)).toMatchObject({ order: mended, fresh: true });
    }
  });

  it('leaves a greater version that was shown, and keeps its stale mark', () => {
    const { store, drawn, shown, mended, list } = misled();
    const later = { ...shown, version: 2, position: 2 };
    store.dispatch(list(later, 0));
    store.dispatch(list(mended, 1, 0));
    expect(drawn()).toMatchObject({ version: 2, total: shown.total });
    const staleSince = '2026-01-02T00:00:00.000Z';
    store.dispatch(list({ ...later, staleSince }, 1));
    store.dispatch(list({ ...later, total: mended.total }, 2, 1));
    expect(drawn()).toMatchObject({ staleSince });
  });

  it('is not undone by what was asked of the view before, in whatever order answers arrive', () => {
    const { list, one, changes, beat, shown, mended } = misled();
    const before = [list(shown, 0), one(shown, 0), one(shown, null), changes(0, 0), beat(0)];
    const after = [list(mended, 1, 0), beat(1)];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...before, ...after], { minLength: before.length + after.length }),
        (answers) => {
          const { store, state, drawn } = misled();
          let isMended = false;
          for (const answer of answers) {
            store.dispatch(answer);
            if (isMended) expect(drawn()?.total).toBe(mended.total);
            isMended ||= drawn()?.total === mended.total;
          }
          store.dispatch(one(mended, state().revision));
          expect(drawn()?.total).toBe(mended.total);
        },
      ),
    );
  });

  it('whose database was made anew counts from the beginning, and is read anew as well', () => {
    const { store, state, drawn, mended, list } = misled();
    store.dispatch(list(mended, 3, 0));
    const again = { ...mended, total: mended.total + 1 };
    store.dispatch(list(again, 0, 3));
    expect(state()).toMatchObject({ revision: 0, generation: 2 });
    expect(drawn()?.total).toBe(again.total);
  });
});
