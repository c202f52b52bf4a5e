import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { endProcess } from './end-process.ts';
import { processIdentity } from './process-identity.ts';

const sleeper = spawn('sleep', ['600']);
const ended = once(sleeper, 'exit');
afterEach(async () => {
  vi.restoreAllMocks();
  sleeper.kill('SIGKILL');
  await ended;
});

test('a process that no signal ends is told with its pid and what to do, instead of waited for', async () => {
  const { pid = 0 } = sleeper;
  const identity = (await processIdentity(pid)) ?? '';
  // As one that waits in the kernel for a disk: it lives on whatever is sent.
  const sent = vi.spyOn(process, 'kill').mockReturnValue(true);
  const times = { graceMs: 50, killMs: 200 };
  await expect(endProcess(pid, identity, { signal: 'SIGTERM', ...times })).rejects.toThrow(
    new RegExp(`^Process ${pid} .*kill -9 ${pid}`),
  );
  expect(sent).toHaveBeenCalledWith(pid, 'SIGTERM');
  expect(sent).toHaveBeenCalledWith(pid, 'SIGKILL');
});
