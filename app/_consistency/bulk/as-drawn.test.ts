import { expect, it } from 'vitest';
import { addNote, admin, cancelOrder, id, queued } from '../testing/samples.ts';
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

it('an order is decided on as it was read, or as it is drawn where that is as new, with the own changes it lacks', () => {
  const { store, issue, execute, read } = smallWorld();
  const seenIn = (one: string, version: number) =>
    asDrawn(store, [{ id: one, status: 'pending' as const, version }], {})[0]?.seen;
  execute(id(51), A, addNote, admin);
  read();
  expect(seenIn(A, 1), 'drawn newer than it was read').toEqual({ version: 2, own: 0 });
  expect(seenIn(A, 3), 'read newer than it is drawn').toEqual({ version: 3, own: 0 });
  issue(id(70), A, addNote);
  expect(seenIn(A, 2)).toEqual({ version: 2, own: 1 });
  const saved = { ...queued(id(71), B, addNote, 2), state: 'accepted' as const, version: 4 };
  store.dispatch({ type: 'issued', entry: saved });
  expect(seenIn(B, 3), 'not drawn, and read before the own change').toEqual({ version: 3, own: 1 });
  expect(seenIn(B, 4), 'not drawn, and read after it').toEqual({ version: 4, own: 0 });
});
