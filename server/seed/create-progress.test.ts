import { expect, test } from 'vitest';
import { createProgress } from './create-progress.ts';

test('progress says the rate and the time left, and into a file only now and then', () => {
  const lines: string[] = [];
  let time = 0;
  const progress = createProgress({ write: (text) => lines.push(text) }, 100_000, () => time);
  for (const [at, placed] of [
    [1_000, 10_000],
    [5_000, 50_000],
    [6_000, 60_000],
  ] as const) {
    time = at;
    progress('orders', placed);
  }
  progress('indexes', 100_000);
  expect(lines).toEqual([
    '50,000 of 100,000 orders, 10,000/s, 5 s left\n',
    '100,000 orders written, making the indexes …\n',
  ]);
});
