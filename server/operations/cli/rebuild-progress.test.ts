import { expect, test } from 'vitest';
import type { RebuildPhase } from '#server/projections/rebuild/rebuild-report.ts';
import { rebuildProgress } from './rebuild-progress.ts';

/** What is written while a rebuild says these things, each at its moment (ms). */
const written = (
  isTTY: boolean,
  said: readonly (readonly [at: number, phase: RebuildPhase, done: number])[],
) => {
  const lines: string[] = [];
  let time = 0;
  const output = { isTTY, write: (text: string) => lines.push(text) };
  const progress = rebuildProgress(output, () => time);
  for (const [at, phase, done] of said) {
    time = at;
    progress.show(phase, done, 1_000);
  }
  progress.end();
  return lines;
};

test('a rebuild that goes on tells the rate of this run alone, and the time that is left', () => {
  const lines = written(true, [
    [0, 'fill', 800],
    [50, 'fill', 805],
    [1_000, 'fill', 900],
  ]);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('80 %  800 of 1000 events');
  expect(lines[0]).not.toContain('left');
  expect(lines[1]).toContain('90 %  900 of 1000 events  100/s, 1 s left');
});

test('every other phase is named, without numbers that would stand still', () => {
  const lines = written(true, [
    [0, 'fill', 0],
    [1_000, 'fill', 1_000],
    [1_000, 'index', 1_000],
    [9_000, 'compare', 1_000],
  ]);
  expect(lines.slice(2)).toEqual(['\n', '\r\u001b[2Kindex', '\n', '\r\u001b[2Kcompare', '\n']);
});

test('in a file there is one line a phase', () => {
  const lines = written(false, [
    [0, 'fill', 0],
    [1_000, 'fill', 500],
    [2_000, 'index', 1_000],
    [3_000, 'swap', 1_000],
  ]);
  expect(lines).toHaveLength(3);
  expect(lines.slice(1)).toEqual(['index\n', 'swap\n']);
});
