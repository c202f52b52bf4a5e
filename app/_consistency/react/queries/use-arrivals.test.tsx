// @vitest-environment happy-dom
import { act, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { useArrivals } from './use-arrivals.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let frozenIds: ReadonlySet<string> | undefined;
/** A list that shows one order. */
const List = () => {
  const arrivals = useArrivals('list');
  useEffect(() => {
    frozenIds = arrivals.frozenIds();
  });
  useEffect(() => arrivals.note([{ id: 'shown' }]), [arrivals]);
  return null;
};
/** The frozen ids of a list drawn while the page is scrolled so far (CSS px). */
const heldAt = async (scrolled: number) => {
  vi.spyOn(window, 'scrollY', 'get').mockReturnValue(scrolled);
  const root = createRoot(document.createElement('div'));
  await act(async () => root.render(<List />));
  await act(async () => root.unmount());
  return frozenIds;
};

it('a page that is scrolled when it comes to life holds arrivals back, as one that is scrolled then', async () => {
  expect(await heldAt(2_000)).toEqual(new Set(['shown']));
  expect(await heldAt(0)).toBeUndefined();
});
