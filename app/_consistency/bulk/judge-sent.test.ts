import { expect, test } from 'vitest';
import { cancelOrder, id } from '../testing/samples.ts';
import { A, smallWorld } from '../testing/small-world.ts';
import { judgeSent } from './judge-sent.ts';

test.each([
  [null, 'Changed since you selected it.'],
  ['2026-01-01T00:00:00.000Z', 'It is newer than the list shows.'],
])(
  'an order that is stale since %s is refused with the reason that is true',
  (staleSince, reason) => {
    const { store, issue } = smallWorld();
    issue(id(70), A, cancelOrder);
    const refusal = { code: 'version-conflict', message: 'Somebody changed it.' };
    store.dispatch({ type: 'refused', commandId: id(70), refusal });
    const state = store.getSnapshot();
    const { order, ...entity } = state.entities.get(A) ?? {};
    if (order === undefined) throw new Error('no such order');
    const entities = state.entities.with(A, {
      epoch: null,
      fresh: true,
      ...entity,
      order: { ...order, staleSince },
    });
    expect(judgeSent({ ...state, entities }, 'cancel', id(70))).toEqual({
      kind: 'refused',
      reason,
    });
  },
);
