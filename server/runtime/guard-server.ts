import { subscribe } from 'node:diagnostics_channel';
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { addressList } from './address-list.ts';
import { clientAddress } from './client-address.ts';
import { isHandshake } from './is-handshake.ts';

/** Where a request's address travels to its handler; what a client sends under this name is dropped. */
export const addressHeader = 'x-evenkeel-address';

type Started = { request: IncomingMessage; response: ServerResponse };

/** Longer than any phone needs for its headers, and for the largest body that is read to its end. */
const headersMs = 15_000;
const requestMs = 60_000;
/** A worker that does not answer a handshake by then will not. */
const handshakeMs = 10_000;

/**
 * Stands before Next in every HTTP server of this process, to which Next gives no access: writes
 * each request's address where its handler finds it, if proxies are trusted to know it, and lets no
 * one keep a connection by sending slowly or by a protocol that is not spoken here. Next itself
 * keeps a client's own `X-Forwarded-For`, and lets go of every connection that wishes for another
 * protocol. `mayUpgrade`: beside our socket's handshake, what may change it.
 */
export function guardServer(
  trustedProxies: readonly string[],
  mayUpgrade: (request: IncomingMessage) => boolean = () => false,
): void {
  const proxies = addressList(trustedProxies);
  const guarded = new WeakSet<Server>();
  const guard = ({ server }: Socket & { server?: unknown }): void => {
    if (!(server instanceof Server) || guarded.has(server)) return;
    guarded.add(server);
    server.headersTimeout = headersMs;
    server.requestTimeout = requestMs;
    const shouldUpgradeCallback = (request: IncomingMessage) =>
      isHandshake(request) || mayUpgrade(request);
    Object.assign(server, { shouldUpgradeCallback });
    server.prependListener('upgrade', (_, socket: Socket) => endUnanswered(socket));
  };
  // With a connection, not only with its first request: one that is to change the protocol is not told.
  subscribe('net.server.socket', (message) => guard((message as { socket: Socket }).socket));
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Started;
    const { headers, socket } = request;
    // One that was accepted before anybody listened here.
    guard(socket);
    // Node drops what else came in the same piece, so what follows may be the middle of a request.
    if (headers.upgrade !== undefined) response.shouldKeepAlive = false;
    // Next cannot read these and answers 500: it makes a `Request` of everything, which may be neither.
    if (request.method === 'TRACE' || request.method === 'TRACK') request.method = 'OPTIONS';
    // A proxy may be asked for a whole address; taken for a path, it would be a redirect elsewhere.
    const path = (request.url ?? '').replace(/^https?:\/\/[^/?#]*(?=[/?#]|$)/i, '');
    // What is no path, as the `*` of `OPTIONS *`, Next cannot read either.
    request.url = path.startsWith('/') ? path : `/${path}`;
    delete headers[addressHeader];
    // Behind a proxy that nobody named, everybody has the proxy's address: better none.
    if (trustedProxies.length === 0) return;
    const forwardedFor = headers['x-forwarded-for'];
    const address = clientAddress({
      peer: socket.remoteAddress,
      forwardedFor: Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor,
      proxies,
    });
    if (address !== undefined) headers[addressHeader] = address;
  });
}

/** No time limit of HTTP holds any more: this one ends a handshake that nobody answers. */
const endUnanswered = (socket: Socket): void => {
  const { bytesWritten } = socket;
  const timer = setTimeout(() => {
    if (socket.bytesWritten === bytesWritten) socket.destroy();
  }, handshakeMs).unref();
  socket.once('close', () => clearTimeout(timer));
};
