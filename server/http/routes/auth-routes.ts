import type * as z from 'zod/mini';
import type { Knocking, SignedInAccount } from '#server/auth/create-auth.ts';
import {
  type CurrentSession,
  type SignedIn,
  signInBody,
  signUpBody,
} from '#server/contracts/account.ts';
import { addressHeader } from '#server/runtime/guard-server.ts';
import type { Exchange } from '../exchange.ts';
import { handle, type RouteHandler } from '../handle.ts';
import { assertMeantViewer } from '../request/assert-meant-viewer.ts';
import { assertSameOrigin } from '../request/assert-same-origin.ts';
import { parseJson } from '../request/parse-json.ts';
import { parseWith } from '../request/parse-with.ts';
import { readText } from '../request/read-text.ts';

/** Makes an account and signs it in. */
export const signUpRoute: RouteHandler = handle(async (exchange) => {
  const body = await bodyOf(exchange, signUpBody);
  exchange.signingInAs = body.email;
  return signedIn(exchange, await exchange.web.auth.signUp(body, knocking(exchange)));
});

/** Starts a session. */
export const signInRoute: RouteHandler = handle(async (exchange) => {
  const body = await bodyOf(exchange, signInBody);
  exchange.signingInAs = body.email;
  return signedIn(exchange, await exchange.web.auth.signIn(body, knocking(exchange)));
});

/** Ends the session of this browser. */
export const signOutRoute: RouteHandler = handle((exchange) => signOut(exchange, 'this'));

/** Ends every session of the account, this one too. */
export const signOutEverywhereRoute: RouteHandler = handle((exchange) => signOut(exchange, 'all'));

/** Who is signed in: the session and its account, or null. */
export const sessionRoute: RouteHandler = handle(async (exchange) => {
  const session = await exchange.web.auth.verify(cookieOf(exchange));
  const body: CurrentSession = session
    ? {
        session: { id: session.id, userId: session.viewer.id, expiresAt: session.expiresAt },
        user: session.viewer,
      }
    : null;
  return Response.json(body);
});

const cookieOf = ({ request }: Exchange) => request.headers.get('cookie');

const knocking = (exchange: Exchange): Knocking => ({
  cookie: cookieOf(exchange),
  address: exchange.request.headers.get(addressHeader),
});

async function bodyOf<Schema extends z.ZodMiniType>({ web, request }: Exchange, schema: Schema) {
  assertSameOrigin(request, web.config.origins);
  return parseWith(schema, parseJson(await readText(request)));
}

function signedIn({ web, requestId }: Exchange, { user, cookies }: SignedInAccount): Response {
  web.log.info({ requestId, user: user.id }, 'signed in');
  const body: SignedIn = { user };
  return withCookies(Response.json(body), cookies);
}

async function signOut(exchange: Exchange, which: 'this' | 'all'): Promise<Response> {
  const { web, request } = exchange;
  assertSameOrigin(request, web.config.origins);
  const viewer = await exchange.viewer();
  if (viewer !== undefined) assertMeantViewer(request, viewer);
  const cookies = await web.auth.signOut(cookieOf(exchange), which);
  if (which === 'all' && viewer !== undefined) {
    const { requestId } = exchange;
    web.security.note({ kind: 'sessions-ended', actor: viewer, subject: viewer.id, requestId });
  }
  return withCookies(Response.json({ success: true }), cookies);
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
