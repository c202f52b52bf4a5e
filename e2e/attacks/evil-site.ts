import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of the attacker's, reached under any name of this machine. */
export type EvilSite = {
  /** The same host on another port: browsers send it our cookies. */
  neighbour: string;
  /** Another site: `SameSite` keeps our cookies from it. */
  stranger: string;
  stop(): Promise<void>;
};

/** Its page is empty: each attack is run in it. */
export async function startEvilSite(): Promise<EvilSite> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Evil</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    neighbour: `http://localhost:${port}`,
    stranger: `http://evil.localhost:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
