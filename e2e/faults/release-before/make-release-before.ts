import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withLock } from '#server/launch/prepare/lock.mjs';
import { childEnvironment } from '#server/runtime/child-environment.ts';
import { releaseBefore } from './commit.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const place = join(root, '.release-before');
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

/** What this machine lacks for it: git, or a clone that goes back so far. */
export const cannotMake = (): Promise<string | undefined> =>
  run('git', ['cat-file', '-e', `${releaseBefore}^{commit}`], { cwd: root }).then(
    () => undefined,
    () => `git and a clone with its history (commit ${releaseBefore.slice(0, 7)})`,
  );

/**
 * The folder of the release before, taken out of git and built for production the first time;
 * `signal` ends the build. It lies within this one, for the build follows no link to packages that leads out of the folder.
 */
export const makeReleaseBefore = async (signal: AbortSignal): Promise<string> => {
  const folder = join(place, releaseBefore);
  const mark = join(folder, '.next', 'whole');
  await withLock(async () => {
    if (existsSync(mark)) return;
    console.log(`   building the release before (${releaseBefore.slice(0, 7)}) …`);
    // What was the release before until now goes, too.
    await rm(place, { recursive: true, force: true });
    await unpackInto(folder);
    const env = childEnvironment(productionVariables);
    const options = { cwd: folder, env, signal, maxBuffer: 16 * 1_024 ** 2 };
    await run(process.execPath, [next, 'build'], options);
    await writeFile(mark, '');
  });
  return folder;
};

/** What decides how it is built and where it looks for that. */
export const productionVariables = {
  NODE_ENV: 'production',
  NEXT_DIST_DIR: '.next',
  NEXT_TELEMETRY_DISABLED: '1',
};

const unpackInto = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const archive = join(folder, 'release.tar');
  await run('git', ['archive', '--output', archive, releaseBefore], { cwd: root });
  await run('tar', ['-xf', archive, '-C', folder]);
  await rm(archive);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
};
