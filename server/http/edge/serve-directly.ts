import type { IncomingMessage, RequestListener } from 'node:http';
import { createRequestListener } from '@remix-run/node-fetch-server';
import type { RouteHandler } from '../handle.ts';
import type { methods } from '../methods.ts';
import { beforeNext } from './before-next.ts';
import { compressed } from './compressed.ts';
import { everywhereHeaders } from './security-headers.ts';

type Route = ReturnType<typeof methods>;

/** A route by its path; `{id}` stands for one segment of any kind. */
export type DirectRoute = readonly [path: string, route: Route];

/**
 * Answers these routes of the API before Next sees the request: what Next does around a handler
 * takes 340 to 570 µs of processor, a list itself 300 to 420, placing an order 235 and reading one
 * 75 to 100. Anything unusual (escapes, a trailing slash, other methods) goes to Next, which has
 * the same routes.
 */
export function serveDirectly(routes: readonly DirectRoute[]): void {
  const find = finder(routes);
  const headers = new Map(everywhereHeaders);
  beforeNext((next) => (request, response) => {
    const found = find(request);
    if (found === undefined) return next(request, response);
    // An answer can come before the body has been read; the next request is behind it.
    response.once('finish', () => request.resume());
    listener(found)(request, response.setHeaders(headers));
  });
}

type Found = { handler: RouteHandler; params: Record<string, string> };

/** The host is of no meaning to a handler, and a client may claim any. */
const listener = ({ handler, params }: Found): RequestListener =>
  createRequestListener(
    async (request) => {
      const response = await handler(request, { params: Promise.resolve(params) });
      // A body that nobody reads is let go of, or it would hold up the connection.
      if (request.body?.locked === false) await request.body.cancel();
      return compressed(request, response);
    },
    { host: 'localhost', protocol: 'http:' },
  );

const finder = (routes: readonly DirectRoute[]) => {
  const plain = new Map(routes.filter(([path]) => !path.includes('{')));
  const others = routes
    .filter(([path]) => path.includes('{'))
    .map(([path, route]) => ({ pattern: patternOf(path), route }));
  return ({ url = '', method = '' }: IncomingMessage): Found | undefined => {
    const end = url.indexOf('?');
    const path = end === -1 ? url : url.slice(0, end);
    if (!/^\/api(\/[\w.-]+)+$/.test(path)) return undefined;
    const found = plain.get(path);
    if (found !== undefined) return withMethod(found, method, {});
    for (const { pattern, route } of others) {
      const match = pattern.exec(path);
      if (match !== null) return withMethod(route, method, { ...match.groups });
    }
    return undefined;
  };
};

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

const withMethod = (
  route: Route,
  method: string,
  params: Record<string, string>,
): Found | undefined =>
  Object.hasOwn(route, method) ? { handler: route[method as keyof Route], params } : undefined;
