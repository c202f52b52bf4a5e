import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

/** How to start a child: Node's arguments and the whole environment. */
export type ChildOptions = {
  name: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Gets each line that it writes. */
  onLine: (name: string, line: string) => void;
  /** Called whenever a process of it has started or ended; `pid` is undefined after an end. */
  onChange: (name: string, pid: number | undefined) => void;
  /** The longest pause before it is started again. */
  longestPauseMs?: number | undefined;
};

/** A process that is kept running. */
export type Child = { stop(graceMs: number): Promise<void> };

const firstPauseMs = 250;
const mostPauseMs = 10_000;
// A process that has lived this long did not fail at its start: the next pause is short again.
const settledMs = 30_000;

/** Starts a process and starts it again whenever it ends, with growing pauses, until stopped. */
export function keepRunning(options: ChildOptions): Child {
  const { name, args, env, onLine, onChange, longestPauseMs = mostPauseMs } = options;
  const stopping = new AbortController();
  let current: ChildProcess | undefined;

  const once = async () => {
    const follow = new URL(`./follow-supervisor.mjs?supervisor=${process.pid}`, import.meta.url)
      .href;
    const child = spawn(process.execPath, ['--import', follow, ...args], {
      // A group of its own: Ctrl-C must reach it through us, in order, and a signal all of it.
      detached: true,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    current = child;
    for (const output of [child.stdout, child.stderr]) {
      if (output) createInterface(output).on('line', (line) => onLine(name, line));
    }
    onChange(name, child.pid);
    const end = await new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(String(signal ?? code)));
    });
    onChange(name, undefined);
    return end;
  };

  const loop = async () => {
    let pause = firstPauseMs;
    while (!stopping.signal.aborted) {
      const begun = performance.now();
      const end = await once();
      if (stopping.signal.aborted) return;
      if (performance.now() - begun > settledMs) pause = firstPauseMs;
      onLine(name, `ended (${end}); starting it again in ${pause} ms`);
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => {});
      pause = Math.min(pause * 2, longestPauseMs);
    }
  };
  const done = loop();

  return {
    async stop(graceMs) {
      stopping.abort();
      signalGroup(current, 'SIGTERM');
      const force = setTimeout(() => signalGroup(current, 'SIGKILL'), graceMs);
      await done;
      clearTimeout(force);
      // What the process itself started and did not end.
      signalGroup(current, 'SIGKILL');
    },
  };
}

function signalGroup(child: ChildProcess | undefined, signal: NodeJS.Signals): void {
  if (child?.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is empty.
  }
}
