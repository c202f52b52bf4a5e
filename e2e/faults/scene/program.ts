import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { childEnvironment } from '#server/runtime/child-environment.ts';
import type { Scene } from './open-scene.ts';

const run = promisify(execFile);

/** Whether a program can be found and says something to `--version`. */
export const isInstalled = (name: string): Promise<boolean> =>
  run(name, ['--version']).then(
    () => true,
    () => false,
  );

/** What a machine lacks, and where Debian has it. */
export const needs = (program: string, debianPackage = program): string =>
  `${program} (Debian: apt-get install ${debianPackage})`;

/** A command-line tool of ours on a scene's databases, in a process of its own. */
export type Running = {
  kill(): void;
  /** Its exit code or signal, and the end of what it wrote. */
  ended: Promise<{ end: string; said: string }>;
};

export const startProgram = (
  { system: { config } }: Scene,
  [file = '', ...args]: readonly string[],
  variables: Record<string, string> = {},
): Running => {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment({
      DATABASE_URL: config.databaseUrl,
      READ_DATABASE_URL: config.readDatabaseUrl,
      BETTER_AUTH_SECRET: config.secret,
      ...variables,
    }),
  });
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (bytes) => {
      said = `${said}${bytes}`.slice(-2_000);
    });
  }
  return {
    kill: () => void child.kill('SIGKILL'),
    ended: new Promise((resolve) => {
      child.once('error', ({ message }) => resolve({ end: message, said }));
      child.once('close', (code, signal) => resolve({ end: String(signal ?? code), said }));
    }),
  };
};
