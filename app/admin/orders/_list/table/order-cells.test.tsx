// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { drawOrder } from '#app/_consistency/core/drawing/draw-order.ts';
import { addNote, admin, id } from '#app/_consistency/testing/samples.ts';
import { A, at, smallWorld } from '#app/_consistency/testing/small-world.ts';
import { OrderCell } from './order-cells.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

test('what is out of date and what is on its way is marked in each row, whichever columns it has', async () => {
  const { store, issue } = smallWorld();
  issue(id(70), A, addNote);
  store.dispatch({ type: 'ticked', now: at + 1_000 });
  const drawn = drawOrder(store.getSnapshot(), admin, A);
  if (drawn === undefined) throw new Error('no such order');
  const order = { ...drawn, staleSince: '2026-01-01T00:00:00.000Z' };
  const page = document.createElement('div');
  const root = createRoot(page);
  const marksWith = async (columns: Parameters<typeof OrderCell>[0]['columns']) => {
    const cells = columns.map((column) => (
      <OrderCell key={column.id} id={column.id} order={order} columns={columns} />
    ));
    await act(async () => root.render(cells));
    return page.textContent?.match(/Stale since|Saving/g);
  };
  const once = ['Stale since', 'Saving'];
  expect(await marksWith([{ id: 'number' }, { id: 'total' }])).toEqual(once);
  // Whatever else lies in the marks, the dot included, keeps its size.
  expect(page.querySelector('[class*="**:"]')).toBeNull();
  expect(await marksWith([{ id: 'number' }, { id: 'status' }])).toEqual(once);
  await act(async () => root.unmount());
});
