import { expect, test } from 'vitest';
import { findMarked } from './find-marked.ts';

test('what was searched for is marked where it stands, in whatever case, and nothing of it is lost', () => {
  expect(findMarked('Paper lanterns', 'LANTERN')).toEqual(['Paper ', 'lantern', 's']);
  expect(findMarked('RM123', ' rm ')).toEqual(['', 'RM', '123']);
});

test('of several words the first that stands there is marked, all of them where they stand together', () => {
  expect(findMarked('Small paper lantern', 'paper lantern')).toEqual([
    'Small ',
    'paper lantern',
    '',
  ]);
  expect(findMarked('Lantern of paper', 'red paper')).toEqual(['Lantern of ', 'paper', '']);
});

test('nothing is marked in what is only similar, nor where letters grow when they are made small', () => {
  expect(findMarked('Lantern', 'lanten')).toEqual(['Lantern', '', '']);
  expect(findMarked('Lantern', '')).toEqual(['Lantern', '', '']);
  expect(findMarked('İzmir', 'zmir')).toEqual(['İzmir', '', '']);
});
