import 'fake-indexeddb/auto';
import { breakRule } from './break-rule.ts';
import { createRecorder } from './history/create-recorder.ts';
import { keepStories } from './keep-stories.ts';
import { printResult } from './print-result.ts';
import { readOptions } from './read-options.ts';

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => ending.abort(new Error(`stopped by ${signal}`)));
}
try {
  const options = readOptions(process.argv.slice(2));
  if (options.break) console.log(`Without this rule: ${breakRule(options.break)}`);
  // Only now, so that the engine comes without the rule that was turned off.
  const { run } = await import('./run.ts');
  const stories = keepStories();
  const recorder = createRecorder(stories.add);
  const result = await run(
    options,
    recorder,
    ({ seconds, operations, faults }) => {
      const violations = Object.values(recorder.violations).reduce((sum, count) => sum + count, 0);
      console.log(
        `${seconds.toFixed(0)} s: ${operations} operations, ${recorder.counts.frames} frames, ${faults} faults, ${violations} violations`,
      );
    },
    ending.signal,
  );
  process.exitCode = printResult(options, recorder, { ...result, stories: stories.told }) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// Sockets and timers of pages that were killed are nobody's any more.
process.exit();
