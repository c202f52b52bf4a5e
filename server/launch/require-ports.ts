import { createServer } from 'node:net';

/** Refuses to go on when somebody else listens on a port that is needed, and says the way out. */
export async function requirePorts(ports: Record<string, number>): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    if (await isFree(port)) continue;
    throw new Error(
      `Port ${port} (${name}) is taken by another program. Stop that, or choose another: ${name}=${port + 100} npm start`,
    );
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    // No host: all addresses, as Next listens.
    server.listen({ port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
