import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '#server/http/edge/content-security-policy.ts';
import { environment } from '#server/runtime/environment.ts';

const env = environment();

/**
 * Sends sockets to the worker, whose port is known only at run time, and gives every page its
 * nonce. Nothing else is decided here: who may see what is the handlers' business.
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.nextUrl.pathname.startsWith('/socket.io')) {
    const worker = new URL(request.nextUrl.pathname + request.nextUrl.search, 'http://127.0.0.1');
    worker.port = String(env.realtimePort);
    return NextResponse.rewrite(worker);
  }
  const nonce = randomBytes(16).toString('base64');
  const secure = env.origins[0].startsWith('https:');
  const policy = contentSecurityPolicy({
    nonce,
    secure,
    host: request.headers.get('host') ?? request.nextUrl.host,
    development: !env.production,
  });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = isDecodable(request.nextUrl.pathname)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(nowhere(request), { request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (secure) response.headers.set('strict-transport-security', 'max-age=31536000');
  return response;
}

const isDecodable = (pathname: string): boolean => {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
};

/** A path that nothing has and that Next can read: it answers 500 to a broken escape. */
const nowhere = ({ nextUrl, url }: NextRequest): URL =>
  new URL(nextUrl.pathname.startsWith('/api/') ? '/api' : '/nowhere', url);

/**
 * Pages, the socket, and whatever has an escape in its path, which nothing of ours needs; a path with
 * a dot is a page too, if only one that says that there is nothing. Never the rest of the API: a body
 * that passes here would be buffered, so `refuseBodies` lets none come here.
 */
export const config = {
  matcher: [
    '/socket.io/:path*',
    '/((?=.*%).*)',
    '/((?!api/|_next/static/|_next/image|favicon\\.ico$|icon\\.svg$).*)',
  ],
};
