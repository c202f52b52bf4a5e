import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endLeftovers } from './end-leftovers.ts';
import { processIdentity } from './process-identity.ts';

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'evenkeel-leftovers-')));
});
afterAll(() => rm(folder, { recursive: true }));

const isLinux = process.platform === 'linux';
test.runIf(isLinux)('a leftover of a program that was replaced since is ended too', async () => {
  const program = join(folder, 'server');
  await copyFile('/bin/sleep', program);
  const leftover = spawn(program, ['600'], { cwd: folder });
  const ended = once(leftover, 'exit');
  try {
    await once(leftover, 'spawn');
    await copyFile('/bin/sleep', join(folder, 'newer'));
    await rename(join(folder, 'newer'), program);
    await endLeftovers(folder, program);
    expect(await processIdentity(leftover.pid ?? 0)).toBeUndefined();
  } finally {
    leftover.kill('SIGKILL');
    await ended;
  }
});
