import { expect, test, vi } from 'vitest';
import { createSettingsWatch } from './create-settings-watch.ts';
import { atRest, type Settings } from './settings.ts';

const quiet = { warn: () => {} };
const poisoned = (...orders: string[]): Settings => ({
  scopes: new Map(),
  poison: new Set(orders),
});

test('a look that is answered late does not bring back what is no longer asked', async () => {
  const answers: ((settings: Settings) => void)[] = [];
  const read = () => new Promise<Settings>((resolve) => answers.push(resolve));
  const onChange = vi.fn();
  const watch = createSettingsWatch({ read, onChange, log: quiet });
  answers[0]?.(atRest);
  const early = watch.look();
  const late = watch.look();
  answers[2]?.(poisoned('new'));
  await late;
  answers[1]?.(poisoned('old'));
  expect(await early).toEqual(poisoned('new'));
  expect(watch.now()).toEqual(poisoned('new'));
  expect(onChange).toHaveBeenCalledTimes(1);
  watch.stop();
});

test('a change is seen without anybody telling, and told once', async () => {
  vi.useFakeTimers();
  try {
    let settings = atRest;
    const onChange = vi.fn();
    const watch = createSettingsWatch({ read: async () => settings, onChange, log: quiet });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onChange).not.toHaveBeenCalled();
    settings = poisoned('one');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onChange).toHaveBeenCalledExactlyOnceWith(settings, atRest);
    watch.stop();
  } finally {
    vi.useRealTimers();
  }
});

test('what was asked before a process started is no change to it: its new sockets are not cut', async () => {
  const onChange = vi.fn();
  const watch = createSettingsWatch({
    read: async () => poisoned('one'),
    onChange,
    log: quiet,
  });
  await watch.look();
  expect(watch.now()).toEqual(poisoned('one'));
  expect(onChange).not.toHaveBeenCalled();
  watch.stop();
});
