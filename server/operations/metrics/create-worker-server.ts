import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { isHandshake } from '#server/runtime/is-handshake.ts';

export type WorkerServerOptions = {
  /** Prometheus text of this worker and of the web processes that push to it. */
  metrics: () => Promise<string>;
  /** Whether a header proves that a push comes from one of ours, and what to do with it. */
  inbox: { isOurs(header: string | string[] | undefined): boolean; take(json: unknown): void };
  /** With a token, whoever carries it may scrape, from anywhere; without, only this machine may. */
  metricsToken: string | undefined;
  log: Pick<Logger, 'warn'>;
};

const mostPushBytes = 1_000_000;

/** Whoever sends slowly is cut off; what asks here is a proxy, a scraper or a handshake. */
const patience = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};
const rules = { ...patience, shouldUpgradeCallback: isHandshake };

/** The worker's HTTP: health, metrics, and the place where Socket.IO is attached. */
export const createWorkerServer = (options: WorkerServerOptions): Server =>
  createServer(rules, (request, response) => {
    // Node drops what else came in the same piece, so what follows may be the middle of a request.
    if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false;
    // Socket.IO has its own listener for these.
    if (request.url?.startsWith('/socket.io')) return;
    response.setHeader('x-request-id', randomUUID());
    answer(request, response, options).catch((err: unknown) => {
      options.log.warn({ err, url: request.url }, 'request failed');
      if (!response.headersSent) end(response, 503, 'unavailable\n');
    });
  });

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  { metrics, inbox, metricsToken }: WorkerServerOptions,
): Promise<void> => {
  const route = `${request.method} ${request.url?.split('?')[0]}`;
  switch (route) {
    case 'GET /health':
      return end(response, 200, 'ok\n');
    case 'GET /metrics':
      if (!mayScrape(request, metricsToken)) return end(response, 403, 'forbidden\n');
      response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
      return end(response, 200, await metrics());
    case 'POST /internal/metrics': {
      if (!inbox.isOurs(request.headers['x-evenkeel-internal'])) {
        return end(response, 403, 'forbidden\n');
      }
      const text = await readBody(request);
      if (text === undefined) return end(response, 413, 'too large\n');
      return end(response, isTaken(inbox, text) ? 204 : 400, '');
    }
    default:
      return end(response, 404, 'not found\n');
  }
};

const isTaken = (inbox: WorkerServerOptions['inbox'], text: string): boolean => {
  try {
    inbox.take(JSON.parse(text));
    return true;
  } catch {
    return false;
  }
};

/** A proxy on this machine speaks for others, so what it forwards does not count as local. */
const mayScrape = (request: IncomingMessage, token: string | undefined): boolean => {
  if (token !== undefined) {
    const digest = (text: string) => createHash('sha256').update(text).digest();
    return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
  }
  const { remoteAddress = '' } = request.socket;
  const isLocal = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(remoteAddress);
  return isLocal && !('x-forwarded-for' in request.headers || 'forwarded' in request.headers);
};

const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostPushBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const end = (response: ServerResponse, status: number, text: string): void => {
  response.statusCode = status;
  response.end(text);
};
