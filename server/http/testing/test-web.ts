import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { sessionCookieName, signature } from '#server/auth/session-cookie.ts';
import type { Role, Viewer } from '#server/contracts/roles.ts';
// biome-ignore lint/style/noRestrictedImports: its views are of the versions that this code makes.
import { projections } from '#server/projections/projections.ts';
import { withDatabase } from '#server/runtime/config.ts';
import { environment } from '#server/runtime/environment.ts';
import { createWeb, provideWeb, type Web } from '#server/web.ts';
import type { RouteHandler } from '../handle.ts';

/** A whole web process without Next: the real handlers over a database of the test's own. */
export type TestWeb = { web: Web; db: TestDatabase; drop(): Promise<void> };

/** Opens a database and puts a web over it in this process's place. Views start caught up and empty. */
export async function testWeb(variables: Record<string, string> = {}): Promise<TestWeb> {
  const db = await testDatabase();
  const env = environment({
    DATABASE_URL: db.urls.owner,
    BETTER_AUTH_SECRET: db.secret,
    ...variables,
  });
  const web = createWeb(withDatabase(env, db.urls.owner), pino({ level: 'silent' }));
  provideWeb(web);
  for (const { name: projection, version } of projections) {
    await db.readDb
      .insertInto('read.checkpoints')
      .values({ projection, version, position: 0, caught_up_at: new Date(Date.now() - 60_000) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return {
    web,
    db,
    async drop() {
      await web.stop();
      await db.drop();
    },
  };
}

export type Call = {
  method?: string;
  /** Sent as JSON unless it is text, bytes or a stream already. */
  body?: unknown;
  cookie?: string;
  headers?: Record<string, string>;
  params?: Record<string, string>;
};

/** Calls a route handler as Next would. */
export async function call(handler: RouteHandler, path: string, options: Call = {}) {
  const { body, cookie, params = {} } = options;
  const headers = new Headers(options.headers);
  if (cookie !== undefined) headers.set('cookie', cookie);
  if (body !== undefined && !headers.has('content-type')) {
    headers.set('content-type', 'application/json');
  }
  const raw =
    typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
  const request = new Request(`http://localhost:3000${path}`, {
    method: options.method ?? (body === undefined ? 'GET' : 'POST'),
    headers,
    ...(body !== undefined && { body: raw ? body : JSON.stringify(body), duplex: 'half' }),
  } as RequestInit);
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = text !== '' && /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    // biome-ignore lint/suspicious/noExplicitAny: a test asserts on whatever came.
    json: (isJson ? JSON.parse(text) : undefined) as any,
    text,
  };
}

/** The `Cookie` header after an answer's `Set-Cookie`s. */
export const cookieFrom = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Makes an account of this role with a session, without its password's cost; answers both. */
export async function signedInAs({ db }: TestWeb, role: Role) {
  const viewer: Viewer = { id: uuidv7(), name: `A ${role}`, email: `${uuidv7()}@shop.test`, role };
  const token = randomBytes(24).toString('base64url');
  await db.authDb
    .insertInto('auth.user')
    .values({ ...viewer, image: null, disabled_at: null })
    .execute();
  await db.authDb
    .insertInto('auth.session')
    .values({
      id: uuidv7(),
      user_id: viewer.id,
      token,
      expires_at: new Date(),
      ip_address: null,
      user_agent: null,
    })
    .execute();
  const cookie = `${sessionCookieName(false)}=${encodeURIComponent(`${token}.${signature(token, db.secret)}`)}`;
  return { viewer, cookie };
}

/** Lists products in the catalogue that commands read; answers their ids. */
export async function listProductsInLog(web: Web, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  for (const [index, productId] of ids.entries()) {
    const data = {
      productId,
      sku: `P${index}`,
      name: `Product ${index}`,
      price: 100,
      currency: 'GBP',
    };
    await web.commands.eventStore.append({
      actorId: 'test',
      commandId: uuidv7(),
      bodyHash: '',
      streamType: 'product',
      streamId: productId,
      expectedVersion: 0,
      events: [{ type: 'ProductListed', schemaVersion: 1, data }],
      metadata: { actor: { id: 'test', role: 'system' }, correlationId: uuidv7() },
    });
  }
  return ids;
}

/** The answer of a request during which nothing may be written. Throws when something was. */
export async function unwritten<Answer>({ web }: TestWeb, ask: () => Promise<Answer>) {
  const before = await web.commands.eventStore.head();
  const answer = await ask();
  const after = await web.commands.eventStore.head();
  if (after.position === before.position) return answer;
  throw new Error(`The log moved from ${before.position} to ${after.position}.`);
}
