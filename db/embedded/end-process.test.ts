import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endProcess } from './end-process.ts';
import { stopServer } from './orphan.ts';
import { processIdentity } from './process-identity.ts';

let sleeper: ChildProcess;
beforeEach(() => {
  sleeper = spawn('sleep', ['600']);
});
afterEach(async () => {
  vi.restoreAllMocks();
  const ended = once(sleeper, 'exit');
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

test('neither is a server that does not end when it is told to at once', async () => {
  const { pid = 0 } = sleeper;
  const sent = vi.spyOn(process, 'kill').mockReturnValue(true);
  const times = { graceMs: 50, quitMs: 200 };
  await expect(stopServer(pid, times)).rejects.toThrow(
    new RegExp(`^Process ${pid} .*kill -9 ${pid}`),
  );
  expect(sent).toHaveBeenCalledWith(pid, 'SIGINT');
  expect(sent).toHaveBeenCalledWith(pid, 'SIGQUIT');
});
