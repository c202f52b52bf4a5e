import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

/**
 * Resolves when the web process says that it, the databases and a worker can serve; rejects when
 * `signal` ends the waiting. A view that stands still is not waited for: nobody but an operator gets
 * it going, and where to do so is on the site.
 */
export async function untilReady(port: number, signal: AbortSignal): Promise<void> {
  while (true) {
    try {
      const url = `http://127.0.0.1:${port}/api/health/ready`;
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (answer.ok || (await reasonOf(answer)) === 'projection-stopped') return;
    } catch {
      // Not listening yet.
    }
    await delay(200, undefined, { signal });
  }
}

const problem = z.object({ reason: z.string().optional() });

const reasonOf = async (answer: Response) => problem.parse(await answer.json()).reason;
