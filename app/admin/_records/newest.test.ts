import { expect, test } from 'vitest';
import { newest } from './newest.ts';

const answer = (position: number, epoch = 'one') => ({ meta: { epoch, position, lagMs: 0 } });

test('an answer that is older than what is shown is not taken, but for that of a restored log', () => {
  const shown = answer(7);
  expect(newest(shown, answer(6))).toBe(shown);
  for (const taken of [answer(7), answer(8), answer(6, 'two')]) {
    expect(newest(shown, taken)).toBe(taken);
    expect(newest(undefined, taken)).toBe(taken);
  }
});

test('what has no position is taken as it comes', () => {
  const entries: { meta?: ReturnType<typeof answer>['meta'] } = {};
  expect(newest(answer(7), entries)).toBe(entries);
});
