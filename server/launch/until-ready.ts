import { setTimeout as delay } from 'node:timers/promises';

/**
 * Resolves when the web process says that it, the databases and a worker can serve; rejects when
 * `signal` ends the waiting.
 */
export async function untilReady(port: number, signal: AbortSignal): Promise<void> {
  while (true) {
    try {
      const url = `http://127.0.0.1:${port}/api/health/ready`;
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await delay(200, undefined, { signal });
  }
}
