// @vitest-environment happy-dom
import { useQuery } from '@tanstack/react-query';
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { orderListQuery } from '#app/_consistency/react/queries/order-queries.ts';
import { admin } from '#app/_consistency/testing/samples.ts';
import { ListTabs } from './list-tabs.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
vi.mock('next/link', async () => ({
  default: (await import('#app/admin/_records/testing/link.tsx')).StandInLink,
}));

const minute = 60_000;
const engine = { store: createStore(admin) } as unknown as Engine;
const { queryKey } = orderListQuery(engine, 'all', { status: 'pending' }, undefined);
const noPages = { pages: [], pageParams: [] };

let queryClient: ReturnType<typeof createQueryClient>;
let host: HTMLElement;
let root: Root;

const unchanged = () => undefined;
const tabs = <ListTabs state={{ filter: {} }} counts={undefined} onFilter={unchanged} />;
const show = (beside?: ReactNode) =>
  root.render(
    <EngineContext value={{ engine, queryClient, promised: 0 }}>
      {tabs}
      {beside}
    </EngineContext>,
  );

/** Whoever shows a list that the server rendered puts it into the cache while drawing. */
const List = () => {
  const queryFn = () => noPages;
  useQuery({ queryKey, queryFn, initialData: noPages, enabled: false }, queryClient);
  return null;
};

const here = () =>
  [...host.querySelectorAll<HTMLElement>('a[data-here]')].map((tab) => tab.textContent);

beforeEach(async () => {
  vi.useFakeTimers();
  queryClient = createQueryClient();
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  await act(async () => show());
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
  queryClient.clear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('a tab is here already from when its list has come until that is let go of', async () => {
  expect(here()).toEqual([]);
  await act(async () => {
    queryClient.setQueryData(queryKey, noPages);
    await vi.advanceTimersByTimeAsync(0);
  });
  expect(here()).toEqual(['Pending']);
  await act(() => vi.advanceTimersByTimeAsync(6 * minute));
  expect(here()).toEqual([]);
});

test('a list that comes with a drawing marks its tab after it', async () => {
  const complaint = vi.spyOn(console, 'error');
  await act(async () => {
    show(<List />);
    await vi.advanceTimersByTimeAsync(0);
  });
  expect(here()).toEqual(['Pending']);
  expect(complaint).not.toHaveBeenCalled();
});
