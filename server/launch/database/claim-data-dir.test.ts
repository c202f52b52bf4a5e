import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimDataDir } from './claim-data-dir.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-claim-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const left = (claim: object) => writeFile(join(dataDir, 'claim.json'), JSON.stringify(claim));

test('a data folder in use is refused, naming who uses it', async () => {
  await claimDataDir(dataDir, 'Evenkeel on port 3000');
  await expect(claimDataDir(dataDir, 'another')).rejects.toThrow('Evenkeel on port 3000');
});

test('a data folder that was let go is free', async () => {
  const release = await claimDataDir(dataDir, 'first');
  await release();
  await claimDataDir(dataDir, 'second');
  expect(await readFile(join(dataDir, 'claim.json'), 'utf8')).toContain('second');
});

test('a claim of a killed process is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  await left({ pid, identity: 'whatever it was', what: 'killed' });
  await claimDataDir(dataDir, 'next');
  expect(await readFile(join(dataDir, 'claim.json'), 'utf8')).toContain('next');
});

test('a claim whose pid is another process by now is taken over', async () => {
  await left({ pid: process.ppid, identity: 'started before the reboot', what: 'killed' });
  await claimDataDir(dataDir, 'next');
  expect(await readFile(join(dataDir, 'claim.json'), 'utf8')).toContain('next');
});

test('of several that start at once exactly one gets a folder that was left behind', async () => {
  for (let round = 0; round < 150; round++) {
    await left({ pid: process.ppid, identity: 'started before the reboot', what: 'killed' });
    const claims = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) => claimDataDir(dataDir, `starter ${index}`)),
    );
    const won = claims.filter((claim) => claim.status === 'fulfilled');
    expect(won).toHaveLength(1);
    await won[0]?.value();
  }
});
