import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { A, at, smallWorld } from '#app/_consistency/testing/small-world.ts';
import type { Order } from '#server/contracts/order.ts';

/** A page with one order of a view of revision 0, and the order as the next revision has it. */
const outdated = () => {
  const { server, store, state, drawn, row } = smallWorld();
  const shown = row();
  const next = { ...shown, total: shown.total + 1 };
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
  return { server, store, state, drawn, shown, next, list, changes, one, beat };
};

describe('a new revision of the views', () => {
  it('takes the place of what was shown of the one before, though version and position be the same', () => {
    const { store, state, drawn, next, list } = outdated();
    expect(state().generation).toBe(0);
    store.dispatch(list(next, 1, 0));
    expect(state()).toMatchObject({ revision: 1, generation: 1 });
    expect(drawn()?.total).toBe(next.total);
  });

  it('is heard of without a row, by polling and by a heartbeat: all that was loaded is read anew, once', () => {
    for (const told of ['changes', 'beat'] as const) {
      const { store, state, drawn, shown, next, changes, one, beat } = outdated();
      store.dispatch(told === 'beat' ? beat(1) : changes(1, 0));
      store.dispatch(told === 'beat' ? beat(1) : changes(1, 1));
      expect(state()).toMatchObject({ revision: 1, generation: 1 });
      expect(state().entities.get(A)?.fresh).toBe(false);
      expect(drawn()?.total).toBe(shown.total);
      store.dispatch(one(next, 1));
      expect(state().entities.get(A)).toMatchObject({ order: next, fresh: true });
    }
  });

  it('leaves a greater version that was shown, and keeps its stale mark', () => {
    const { store, drawn, shown, next, list } = outdated();
    const later = { ...shown, version: 2, position: 2 };
    store.dispatch(list(later, 0));
    store.dispatch(list(next, 1, 0));
    expect(drawn()).toMatchObject({ version: 2, total: shown.total });
    const staleSince = '2026-01-02T00:00:00.000Z';
    store.dispatch(list({ ...later, staleSince }, 1));
    store.dispatch(list({ ...later, total: next.total }, 2, 1));
    expect(drawn()).toMatchObject({ staleSince });
  });

  it('is not undone by what was asked of the one before, in whatever order answers arrive', () => {
    const { list, one, changes, beat, shown, next } = outdated();
    const before = [list(shown, 0), one(shown, 0), one(shown, null), changes(0, 0), beat(0)];
    const after = [list(next, 1, 0), beat(1)];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...before, ...after], { minLength: before.length + after.length }),
        (answers) => {
          const { store, state, drawn } = outdated();
          let isReplaced = false;
          for (const answer of answers) {
            store.dispatch(answer);
            if (isReplaced) expect(drawn()?.total).toBe(next.total);
            isReplaced ||= drawn()?.total === next.total;
          }
          store.dispatch(one(next, state().revision));
          expect(drawn()?.total).toBe(next.total);
        },
      ),
    );
  });

  it('of a database that was made anew counts from the beginning, and is read anew as well', () => {
    const { store, state, drawn, next, list } = outdated();
    store.dispatch(list(next, 3, 0));
    const again = { ...next, total: next.total + 1 };
    store.dispatch(list(again, 0, 3));
    expect(state()).toMatchObject({ revision: 0, generation: 2 });
    expect(drawn()?.total).toBe(again.total);
  });
});
