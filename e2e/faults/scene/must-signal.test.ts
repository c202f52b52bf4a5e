import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { processesOf } from '../system/processes.ts';
import { mustSignal } from './must-signal.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-signal-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const copy = () => ({ processes: processesOf({ web: folder, worker: folder }) });
const note = (pid: number) =>
  writeFile(join(folder, 'children.json'), JSON.stringify({ worker: { pid } }));

test('a signal to a process that is not there fails the cell', async () => {
  await expect(mustSignal(copy(), 'worker', 'SIGKILL', { ms: 0 })).rejects.toThrow(
    'a worker process takes SIGKILL',
  );
});

test('a signal hits the process that is noted, and not one that was hit before', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const ended = once(child, 'exit');
  await once(child, 'spawn');
  await note(child.pid ?? 0);
  const again = { notPid: child.pid, ms: 0 };
  await expect(mustSignal(copy(), 'worker', 'SIGKILL', again)).rejects.toThrow('takes SIGKILL');
  expect(await mustSignal(copy(), 'worker', 'SIGKILL')).toBe(child.pid);
  expect(await ended).toEqual([null, 'SIGKILL']);
});
