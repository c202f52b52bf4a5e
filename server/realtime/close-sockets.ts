import type { Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';

/** So long (ms) pages have to say goodbye. */
const goodbyeMs = 1_000;

/**
 * How to close a server of WebSockets: `close` says goodbye to each, and whoever has not answered a
 * second later is cut. `ws` waits half a minute for a page that hangs, and the worker with it.
 */
export const closeSockets = (http: HttpServer): ((close: () => Promise<void>) => Promise<void>) => {
  const connections = new Set<Socket>();
  http.on('connection', (connection) => {
    connections.add(connection);
    // With a name: `forgetHandshake` takes away the listener that has none.
    const forget = () => connections.delete(connection);
    connection.once('close', forget);
  });
  return async (close) => {
    const cut = setTimeout(() => {
      for (const connection of connections) connection.destroy();
    }, goodbyeMs);
    try {
      await close();
    } finally {
      clearTimeout(cut);
    }
  };
};
