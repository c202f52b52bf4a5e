import { expect, it } from 'vitest';
import { cancelOrder, id, queued } from '../testing/samples.ts';
import { A, B, smallWorld } from '../testing/small-world.ts';
import { asDrawn } from './as-drawn.ts';

it('what the viewer has just done to an order is not planned again, whether or not it is loaded', () => {
  const { store, issue } = smallWorld();
  issue(id(70), A, cancelOrder);
  store.dispatch({ type: 'issued', entry: queued(id(71), B, cancelOrder, 2) });
  const rows = [A, B, id(3)].map((one) => ({ id: one, status: 'pending' as const, version: 1 }));
  expect(asDrawn(store, rows, { status: 'pending' }).map((row) => row.id)).toEqual([id(3)]);
  expect(asDrawn(store, rows, {}).map(({ status }) => status)).toEqual([
    'cancelled',
    'cancelled',
    'pending',
  ]);
});
