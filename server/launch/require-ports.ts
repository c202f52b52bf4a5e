import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A process that was killed is gone before its last thread has let go of its sockets. */
const patienceMs = 2_000;

/**
 * Refuses to go on when somebody else listens on a port that is needed, and goes on listening for 2 s;
 * says the way out.
 */
export async function requirePorts(ports: Record<string, number>): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    if (await getsFree(port)) continue;
    throw new Error(
      `Port ${port} (${name}) is taken by another program. Stop that, or choose another: ${name}=${port + 100} npm start`,
    );
  }
}

async function getsFree(port: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (!(await isFree(port))) {
    if (performance.now() > deadline) return false;
    await delay(50);
  }
  return true;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    // No host: all addresses, as Next listens.
    server.listen({ port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
