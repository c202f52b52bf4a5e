import { writeFileSync } from 'node:fs';
import type { Recorder } from './history/create-recorder.ts';
import type { Options } from './read-options.ts';
import type { Result } from './run.ts';

/** Prints the tables and, asked for, the one line for programs; answers whether no promise broke. */
export const printResult = (
  options: Options,
  recorder: Recorder,
  result: Result & { stories: readonly string[] },
): boolean => {
  const { seed, sessions, json, results } = options;
  const { operations, seconds, convergedIn, faults, stories } = result;
  const { counts, violations, polls } = recorder;
  const broken = Object.values(violations).reduce((sum, count) => sum + count, 0);
  console.table({
    operations,
    commands: counts.commands,
    'screens read': counts.reads,
    'frames checked': counts.frames,
    'pages with a socket': counts.live,
    'pages whose storage failed': counts.undurable,
    seconds: round(seconds),
    'operations per second': round(operations / seconds),
    'equal after (seconds)': round(convergedIn),
    'polls per command, p50': percentile(polls, 0.5),
    'polls per command, p95': percentile(polls, 0.95),
  });
  console.table(faults);
  console.table(violations);
  console.log(
    broken === 0
      ? `No promise was broken; seed ${seed}.`
      : `${broken} promises were broken. Replay: npm run consistency -- --seconds ${Math.ceil(seconds)} --seed ${seed} --sessions ${sessions}`,
  );
  const total = Object.values(faults).reduce((sum, count) => sum + count, 0);
  const summary = { operations, faults: total, violations, seed };
  if (results !== undefined) writeFileSync(results, JSON.stringify({ ...summary, stories }));
  if (json) console.log(JSON.stringify(summary));
  return broken === 0;
};

const round = (value: number): number => Math.round(value * 10) / 10;

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
