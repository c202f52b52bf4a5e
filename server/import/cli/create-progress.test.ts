import { expect, it } from 'vitest';
import { createProgress } from './create-progress.ts';

const show = (isTTY: boolean) => {
  const written: string[] = [];
  const progress = createProgress({ isTTY, write: (text) => written.push(text) });
  for (let done = 0; done <= 1_000; done++) progress('reading', done, 1_000);
  progress('writing', 0, 0);
  return written;
};

it('writes whole lines and no terminal codes where there is no terminal', () => {
  const lines = show(false);
  expect(lines.length).toBe(12);
  expect(lines.every((line) => /^[a-z ]+ \d+ %\n$/.test(line))).toBe(true);
});

it('moves one bar in place on a terminal, and leaves it full', () => {
  const frames = show(true);
  expect(frames.length).toBe(102);
  expect(frames.every((frame) => frame.startsWith('\r'))).toBe(true);
  expect(frames[100]).toMatch(/100 % █{30}\n$/);
});
