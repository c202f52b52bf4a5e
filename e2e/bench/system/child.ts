import { type ChildProcess, fork } from 'node:child_process';

/** Forks a file of this repository that shall not outlive this process. */
export const forkChild = (
  file: URL,
  {
    args = [],
    execArgv = [],
    env,
  }: { args?: string[]; execArgv?: string[]; env?: NodeJS.ProcessEnv },
): ChildProcess => {
  const follow = new URL('../../../server/launch/children/follow-supervisor.mjs', import.meta.url);
  follow.searchParams.set('supervisor', String(process.pid));
  const options = { execArgv: ['--import', follow.href, ...execArgv], ...(env && { env }) };
  return fork(file, args, options);
};

/** Ends a child and waits until it is gone. */
export const endChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
};

/** What a child says next. Rejects when it ends instead; `what` is its name. */
export const nextMessage = (child: ChildProcess, what: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`The ${what} ended with code ${code}.`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
