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

/** A program of ours in a process of its own. */
export type Running = {
  kill(signal?: NodeJS.Signals): void;
  /** The end of what it has written. */
  said(): string;
  /** Its exit code or signal, and the end of what it wrote. */
  ended: Promise<{ end: string; said: string }>;
};

/** Starts a command-line tool on a scene's databases. */
export const startProgram = (
  { system: { config } }: Scene,
  program: readonly string[],
  variables: Record<string, string> = {},
): Running =>
  startProcess(program, {
    env: {
      DATABASE_URL: config.databaseUrl,
      READ_DATABASE_URL: config.readDatabaseUrl,
      BETTER_AUTH_SECRET: config.secret,
      ...variables,
    },
  });

/** Starts a program in this folder or another one, with some variables of its own. */
export const startProcess = (
  program: readonly string[],
  { cwd, env }: { cwd?: string; env: Record<string, string | undefined> },
): Running => {
  const child = spawn(process.execPath, program, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment(env),
  });
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (bytes) => {
      said = `${said}${bytes}`.slice(-2_000);
    });
  }
  return {
    kill: (signal = 'SIGKILL') => void child.kill(signal),
    said: () => said,
    ended: new Promise((resolve) => {
      child.once('error', ({ message }) => resolve({ end: message, said }));
      child.once('close', (code, signal) => resolve({ end: String(signal ?? code), said }));
    }),
  };
};
