import { expect, test } from 'vitest';
import { keepOfList, keptListOf, noteListed, standOn } from './kept-list.ts';
import { selectAllMatching } from './selection/selection.ts';

test('what is kept of a list is told to its viewer, and is gone for all once another has come', () => {
  keepOfList('ann', { path: '/admin/orders?q=Casey', cursor: 'a' });
  keepOfList('ann', { selected: { key: 'k', selection: selectAllMatching }, cursor: 'b' });
  expect(keptListOf('ann')).toEqual({
    path: '/admin/orders?q=Casey',
    cursor: 'b',
    selected: { key: 'k', selection: selectAllMatching },
  });
  expect(keptListOf('ben')).toEqual({});
  keepOfList('ben', { cursor: 'c' });
  expect(keptListOf('ann')).toEqual({});
});

const key = 'pending';
const listedFor = (viewerId: string) => keptListOf(viewerId).listed?.ids;

test('an order that has left the list keeps its place there until another row is opened', () => {
  noteListed('dee', { key, ids: ['a', 'b', 'c'] });
  standOn('dee', 'a');
  noteListed('dee', { key, ids: ['new', 'b', 'c'] });
  expect(listedFor('dee')).toEqual(['a', 'b', 'c']);
  standOn('dee', 'new');
  expect(listedFor('dee')).toEqual(['new', 'b', 'c']);
});

test('an order that was not opened from the list leaves the rows as they were', () => {
  noteListed('eve', { key, ids: ['a', 'b'] });
  standOn('eve', 'a');
  noteListed('eve', { key, ids: ['b'] });
  standOn('eve', 'elsewhere');
  standOn('eve', 'a');
  expect(listedFor('eve')).toEqual(['a', 'b']);
});
