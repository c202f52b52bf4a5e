import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endProcess } from './end-process.ts';
import { stopServer } from './orphan.ts';
import { processIdentity } from './process-identity.ts';

let sleeper: ChildProcess;
let ended: Promise<unknown>;
beforeEach(() => {
  sleeper = spawn('sleep', ['600']);
  ended = once(sleeper, 'exit');
});
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

test('a server that does not end when it is told to at once is told with its pid, instead of waited for', async () => {
  const { pid = 0 } = sleeper;
  const sent = vi.spyOn(process, 'kill').mockReturnValue(true);
  const times = { graceMs: 50, quitMs: 200 };
  await expect(stopServer(pid, times)).rejects.toThrow(
    new RegExp(`^Process ${pid} .*kill -9 ${pid}`),
  );
  expect(sent).toHaveBeenCalledWith(pid, 'SIGINT');
  expect(sent).toHaveBeenCalledWith(pid, 'SIGQUIT');
});

/** Time in which this process does nothing: at the second look at the clock all limits are past. */
const stall = () => {
  let looks = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (looks++ === 0 ? 0 : 3_600_000));
};

test('however long we were asleep meanwhile, nobody is given up before the hard signal', async () => {
  const { pid = 0 } = sleeper;
  const identity = (await processIdentity(pid)) ?? '';
  const real = process.kill.bind(process);
  // Deaf to the first word.
  const sent = vi
    .spyOn(process, 'kill')
    .mockImplementation((to, signal) => signal === 'SIGTERM' || real(to, signal));
  stall();
  await endProcess(pid, identity, { signal: 'SIGTERM', graceMs: 50 });
  expect(sent).toHaveBeenCalledWith(pid, 'SIGKILL');
});

test('however long we were asleep meanwhile, no server is given up before it was told to end at once', async () => {
  const { pid = 0 } = sleeper;
  const real = process.kill.bind(process);
  const sent = vi
    .spyOn(process, 'kill')
    .mockImplementation((to, signal) => signal === 'SIGINT' || real(to, signal));
  stall();
  await stopServer(pid, { graceMs: 50 });
  expect(sent).toHaveBeenCalledWith(pid, 'SIGQUIT');
});
