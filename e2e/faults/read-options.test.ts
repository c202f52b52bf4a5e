import { expect, test } from 'vitest';
import { readOptions } from './read-options.ts';

test('the documented forms of the command line are understood', () => {
  expect(readOptions(['--cell', 'worker: kill', '--seed', '1', '--json'])).toMatchObject({
    cell: ['worker: kill'],
    seed: 1,
    json: true,
  });
  expect(readOptions(['--kills', '20', '--json'])).toMatchObject({
    cell: [],
    kills: 20,
    seed: expect.any(Number),
    json: true,
  });
});

test('what is not understood is answered by how it is used', () => {
  for (const wrong of [['--kill', '3'], ['--kills', 'some'], ['--cell']]) {
    expect(() => readOptions(wrong)).toThrow(/npm run faults.*--cell.*--json/);
  }
});
