// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptListOf } from './kept-list.ts';
import { useListState } from './use-list-state.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

// As long as the router has not come to another address, the page is drawn for the one before.
const drawnFor = 'country=France&stale=false&columns=number,total';
let drawn = drawnFor;
vi.mock('next/navigation', () => ({ useSearchParams: () => new URLSearchParams(drawn) }));

let root: Root;
let list: ReturnType<typeof useListState>;
const List = () => {
  list = useListState('viewer', []);
  return null;
};
const steps = vi.spyOn(window.history, 'pushState');
const query = () => window.location.search;

beforeEach(async () => {
  drawn = drawnFor;
  window.history.replaceState(null, '', `/admin/orders?${drawnFor}`);
  steps.mockClear();
  root = createRoot(document.createElement('div'));
  await act(async () => root.render(<List />));
});
afterEach(() => act(async () => root.unmount()));

test('a filter pressed while the one before is on its way to the page keeps it', () => {
  list.filterBy((now) => ({ ...now, country: undefined }));
  list.filterBy((now) => ({ ...now, stale: undefined }));
  list.filterBy((now) => ({ ...now, sort: 'total' }));
  expect(query()).toBe('?sort=total&columns=number,total');
});

test('a column made wider keeps the filter that is on its way to the page', async () => {
  list.filterBy((now) => ({ ...now, country: undefined }));
  await act(async () => list.columns.resize('number', 120));
  expect(query()).toBe('?stale=false&columns=number:120,total');
});

test('the list that is asked for already is no step more for Back', () => {
  list.filterBy((now) => ({ ...now, country: 'France' }));
  expect(steps).not.toHaveBeenCalled();
  list.go({ filter: { stale: false } });
  list.go({ filter: { stale: false } });
  expect(steps).toHaveBeenCalledTimes(1);
});

test('what asks for a list after one has left it leads nowhere', () => {
  window.history.replaceState(null, '', '/admin/orders/an-order');
  list.go({ filter: { stale: true } });
  list.filterBy(() => ({ stale: true }));
  expect(window.location.pathname).toBe('/admin/orders/an-order');
});

test('who leaves the list before it is drawn as asked comes back to what was asked for', async () => {
  list.filterBy((now) => ({ ...now, country: undefined, stale: undefined }));
  expect(keptListOf('viewer').path).toMatch(/country=France/);
  await act(async () => document.body.click());
  expect(keptListOf('viewer').path).toBe('/admin/orders?columns=number,total');
});

test('a list whose address says no columns has those that one chose last, not those of the page’s load', async () => {
  await act(async () => list.columns.show('total', false));
  drawn = 'columns=number';
  await act(async () => root.render(<List />));
  await act(async () => list.columns.show('customerName', true));
  drawn = '';
  await act(async () => root.render(<List />));
  expect(list.columns.chosen.map(({ id }) => id)).toEqual(['number', 'customerName']);
  expect(query()).toContain('columns=number,customerName');
});
