import { subscribe } from 'node:diagnostics_channel';
import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** For so long, or less when time is up, connections on which nothing is asked now may still ask. */
const lingerMs = 1_000;

/** The requests and connections of every HTTP server of this process, whoever made it. */
export type Requests = {
  /** Requests whose answer is not all sent. */
  open(): number;
  /**
   * Takes no connection any more, lets every request that is under way be answered, and then cuts
   * what is left: idle connections and sockets, whose clients come back elsewhere. Requests that
   * are not done after `graceMs` are cut too, and then it rejects with how many.
   */
  drain(graceMs: number): Promise<void>;
};

/**
 * Begins to look, by Node's own diagnostics: a stock Next server hands out neither its server nor
 * its sockets, and its own handler of SIGTERM waits for sockets without end and exits with 143.
 */
export const followRequests = (): Requests => {
  const servers = new Set<NetServer>();
  const sockets = new Set<Socket>();
  const answering = new Set<ServerResponse>();
  let isDraining = false;

  subscribe('net.server.socket', (message) => {
    const { socket } = message as { socket: Socket & { server?: NetServer } };
    if (socket.server) servers.add(socket.server);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  subscribe('http.server.request.start', (message) => {
    const { response, server } = message as { response: ServerResponse; server: Server };
    servers.add(server);
    answering.add(response);
    // The client of a connection that stays open would send its next request into the end.
    if (isDraining) response.shouldKeepAlive = false;
    response.once('close', () => answering.delete(response));
  });

  return {
    open: () => answering.size,
    async drain(graceMs) {
      isDraining = true;
      for (const response of answering) if (!response.headersSent) response.shouldKeepAlive = false;
      // Not the HTTP server's own close: that ends idle connections at once, and a request that is
      // on its way along one of them would be cut. Each is told to close by its next answer.
      for (const server of servers) NetServer.prototype.close.call(server);
      const begun = performance.now();
      const passed = () => performance.now() - begun;
      while (passed() < graceMs && (answering.size > 0 || passed() < lingerMs)) await delay(20);
      const cut = answering.size;
      for (const socket of sockets) socket.destroy();
      if (cut > 0) throw new Error(`${cut} requests were not done in ${graceMs} ms and were cut.`);
    },
  };
};
