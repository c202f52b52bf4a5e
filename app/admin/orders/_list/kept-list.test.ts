import { expect, test } from 'vitest';
import { keepOfList, keptListOf } from './kept-list.ts';
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
