import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity } from './process-identity.ts';

/**
 * Ends a process that may not be our child: `signal` first, SIGKILL after `graceMs`.
 * Resolves when it is gone. A pid whose identity is not `identity` any more is left alone.
 */
export async function endProcess(
  pid: number,
  identity: string,
  { signal, graceMs }: { signal: NodeJS.Signals; graceMs: number },
): Promise<void> {
  const lives = async () => (await processIdentity(pid)) === identity;
  if (!(await lives())) return;
  send(pid, signal);
  const deadline = performance.now() + graceMs;
  while (await lives()) {
    if (performance.now() > deadline) send(pid, 'SIGKILL');
    await delay(20);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone between the look and the signal: what we wanted.
  }
}
