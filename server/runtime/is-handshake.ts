import type { IncomingMessage } from 'node:http';

/**
 * Whether a request that would change the protocol may: only our socket does. A server may ignore
 * the wish, and must: Java's own client wishes for HTTP/2 (`h2c`) with every request, and a connection
 * that was let go is bound by no time limit any more.
 */
export const isHandshake = ({ url = '', headers }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket' && /^\/socket\.io(\/|\?|$)/.test(url);
