import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

type Program = { args: string[]; cwd?: string; env?: Record<string, string> };

/** A program that serves until it is stopped. */
export type Serving = { url: string; pid: number; stop(): Promise<void> };

/** Runs Node with these arguments to its end. Rejects with what it printed when it fails. */
export const runProgram = async (program: Program): Promise<void> => {
  const { child, output, ended } = start(program);
  const end = await ended;
  if (end !== 0) throw new Error(`node ${program.args.join(' ')} ended (${end}):\n${output()}`);
  child.unref();
};

/** Starts Node with these arguments; resolves when its output contains what `ready` matches. */
export const serve = async (
  program: Program & { url: string; ready: RegExp },
): Promise<Serving> => {
  const { child, output, ended } = start(program);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  while (!program.ready.test(output())) {
    const end = await Promise.race([ended, new Promise((look) => setTimeout(look, 50))]);
    if (end === undefined) continue;
    throw new Error(`node ${program.args.join(' ')} ended (${end}):\n${output()}`);
  }
  return { url: program.url, pid: child.pid ?? 0, stop };
};

const start = ({ args, cwd = root, env }: Program) => {
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (it) => chunks.push(it));
  const onExit = () => child.kill('SIGKILL');
  process.once('exit', onExit);
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      process.off('exit', onExit);
      resolve(code ?? signal ?? 'unknown');
    });
  });
  return { child, output: () => chunks.join(''), ended };
};
