import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity } from './process-identity.ts';

type Patience = {
  /** What asks it to end. */
  signal: NodeJS.Signals;
  /** So long (ms) it has for that; SIGKILL then. */
  graceMs: number;
  /** So long (ms) it may live after SIGKILL. */
  killMs?: number;
};

/**
 * Ends a process that may not be our child: `signal` first, SIGKILL after `graceMs`.
 * Resolves when it is gone; rejects when it lives `killMs` longer. A pid whose identity is not
 * `identity` any more is left alone.
 */
export async function endProcess(
  pid: number,
  identity: string,
  { signal, graceMs, killMs = 30_000 }: Patience,
): Promise<void> {
  const lives = async () => (await processIdentity(pid)) === identity;
  if (!(await lives())) return;
  await endInSteps(pid, lives, { signal, graceMs, hard: 'SIGKILL', hardMs: killMs });
}

type Steps = { signal: NodeJS.Signals; graceMs: number; hard: NodeJS.Signals; hardMs: number };

/**
 * Sends `signal`, and `hard` when the process lives `graceMs` longer. Resolves when it is gone;
 * rejects when it was seen `hardMs` after `hard`, whose time begins when it is sent: a machine that
 * slept through all limits gives up nobody that it has not urged.
 */
export async function endInSteps(
  pid: number,
  lives: () => Promise<boolean>,
  { signal, graceMs, hard, hardMs }: Steps,
): Promise<void> {
  send(pid, signal);
  let deadline = performance.now() + graceMs;
  let isUrged = false;
  for (;;) {
    // Before the look: what was gone when we woke is not still there.
    const isLate = performance.now() > deadline;
    if (!(await lives())) return;
    if (isLate && isUrged) throw new Error(stillThere(pid, hard, hardMs));
    if (isLate) {
      send(pid, hard);
      deadline = performance.now() + hardMs;
      isUrged = true;
    }
    await delay(20);
  }
}

/**
 * What to do about a process that outlives a signal: one that waits in the kernel for a disk takes
 * none, and one of another user none of ours.
 */
const stillThere = (pid: number, signal: NodeJS.Signals, ms: number): string =>
  `Process ${pid} is still there ${ms / 1_000} s after ${signal}. If \`ps -o user,stat -p ${pid}\` ` +
  `says D, it waits for a disk or a network folder: mend that or restart the machine. Otherwise end ` +
  `it as its user: kill -9 ${pid}. Then start again.`;

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone between the look and the signal: what we wanted.
  }
}
