import { execFile } from 'node:child_process';
import { chown, lchown, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How Postgres programs are started: words put before the program, and who owns its files. */
export type Runner = { prefix: string[]; owner: { uid: number; gid: number } | undefined };

/**
 * Postgres refuses to run as root, so root starts it as somebody else, in the first way that can
 * run `program` and enter `folder`:
 * 1. a user namespace in which root's files are the server's own: works below folders that only
 *    root may enter, and needs no account;
 * 2. the account `nobody`, keeping only the capability to pass such folders, where namespaces are
 *    switched off (most containers).
 * Anyone else runs it directly.
 */
export async function unprivilegedRunner(program: string, folder: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return { prefix: [], owner: undefined };
  const { uid, gid } = await nobody();
  const runners: Runner[] = [
    {
      prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'],
      owner: { uid: 0, gid: 0 },
    },
    {
      prefix: [
        'setpriv',
        `--reuid=${uid}`,
        `--regid=${gid}`,
        '--clear-groups',
        '--inh-caps=+dac_override',
        '--ambient-caps=+dac_override',
        '--',
      ],
      owner: { uid, gid },
    },
  ];
  const refusals: string[] = [];
  for (const runner of runners) {
    const refusal = await tryRunner(runner, program, folder);
    if (refusal === undefined) return runner;
    refusals.push(refusal);
  }
  throw new Error(
    `Postgres does not run as root, and this machine offers no way to start it as somebody else (${refusals.join('; ')}). Start Evenkeel as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Hands the folder and all in it to the runner's owner, when it is not theirs yet. */
export async function handOver(folder: string, runner: Runner): Promise<void> {
  if (!runner.owner) return;
  const { uid, gid } = runner.owner;
  if ((await stat(folder)).uid === uid) return;
  // The folder itself goes last: its owner tells the next start that the work was finished.
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, entry), uid, gid);
  }
  await chown(folder, uid, gid);
}

async function tryRunner(runner: Runner, program: string, folder: string) {
  const [command = '', ...words] = runner.prefix;
  try {
    const script = '"$0" --version && cd "$1"';
    await run(command, [...words, 'sh', '-c', script, program, folder]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.trim().replaceAll('\n', ' ') : String(error);
  }
}

async function nobody(): Promise<{ uid: number; gid: number }> {
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const line = accounts.split('\n').find((account) => account.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}
