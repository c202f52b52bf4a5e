import { execFile } from 'node:child_process';
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, programEnv } from './binaries.ts';
import { type Access, clusterFiles } from './cluster-files.ts';
import type { Runner } from './unprivileged.ts';

/**
 * Makes the cluster in a folder aside and renames it into place when it is whole: a crash half
 * way leaves nothing that looks finished. The superuser's password is set in single-user mode,
 * before the server listens for the first time.
 */
export async function initialise(
  dataDir: string,
  { initdb, postgres }: Binaries,
  runner: Runner,
  { password }: Access,
): Promise<void> {
  const { data, unfinished } = clusterFiles(dataDir);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (runner.owner) await chown(unfinished, runner.owner.uid, runner.owner.gid);
  // 'trust' is what initdb takes without a password; its file is replaced before any start.
  await run(runner, initdb, [
    `--pgdata=${unfinished}`,
    '--username=evenkeel',
    '--auth=trust',
    ...locale,
  ]);
  await run(
    runner,
    postgres,
    ['--single', '-D', unfinished, 'postgres'],
    `ALTER ROLE evenkeel PASSWORD '${password}'\n`,
  );
  await writeFile(join(unfinished, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  await rename(unfinished, data);
}

// Sorting by code point is the same on every machine; the system's own locales are not.
const locale = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

function run(runner: Runner, program: string, args: string[], input = ''): Promise<void> {
  const [command = '', ...words] = [...runner.prefix, program, ...args];
  return new Promise((resolve, reject) => {
    const child = execFile(command, words, { env: programEnv }, (error, out, err) => {
      if (!error) return resolve();
      reject(new Error(`${program} failed: ${err || out || error.message}`, { cause: error }));
    });
    child.stdin?.end(input);
  });
}
