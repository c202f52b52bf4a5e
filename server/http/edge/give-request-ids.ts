import { subscribe } from 'node:diagnostics_channel';
import { type IncomingMessage, Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { requestIdOf } from '../request/request-headers.ts';
import { beforeNext } from './before-next.ts';

const header = 'x-request-id';

/**
 * Gives the answers an id that no handler of ours makes: pages, files and redirects of Next's, and
 * what Node refuses before anybody is asked. A handler behind it finds the same id in its request.
 */
export function giveRequestIds(): void {
  beforeNext((next) => (request, response) => {
    const id = requestIdOf(request.headers[header]);
    request.headers[header] = id;
    next(request, response.setHeader(header, id));
  });
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Started;
    const { host, expect } = request.headers;
    // Those that Node may refuse by itself.
    if (host !== undefined && expect === undefined) return;
    response.setHeader(header, requestIdOf(request.headers[header]));
  });
  const seen = new WeakSet<Server>();
  // A connection comes before its first request, which may be one that cannot be read.
  subscribe('net.server.socket', (message) => {
    const { server } = (message as { socket: Socket & { server?: unknown } }).socket;
    if (!(server instanceof Server) || seen.has(server)) return;
    seen.add(server);
    server.on('clientError', refuseUnread);
  });
}

type Started = { request: IncomingMessage; response: ServerResponse };

/** As Node itself refuses what it cannot read, where nobody else does; it has no hook for a header. */
const refuseUnread = (
  error: NodeJS.ErrnoException,
  socket: Socket & { _httpMessage?: ServerResponse | null },
): void => {
  const status = statusOf[error.code ?? ''] ?? 400;
  // An answer that has begun would be broken by another one in its middle.
  if (socket.writable && socket._httpMessage?.headersSent !== true) {
    const id = `X-Request-Id: ${requestIdOf(undefined)}`;
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n${id}\r\n\r\n`,
    );
  }
  socket.destroy(error);
};

const statusOf: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
