import { sessionCookieName } from '#server/auth/session-cookie.ts';
import { may, rolesThatMay } from '#server/contracts/permissions.ts';
import type { ProblemCode } from '#server/contracts/problem.ts';
import { problemStatus } from '#server/contracts/problem.ts';
import { role } from '#server/contracts/roles.ts';
import { controlOperations } from './control-operations.ts';
import type { Operation } from './open-api-operation.ts';
import { operations } from './open-api-operations.ts';
import { componentSchemas, mayBeEmpty, queryParameters } from './open-api-schemas.ts';

/**
 * The contract as OpenAPI 3.1, made of the same schemas that requests are parsed with. `secure`:
 * whether the site is served over TLS; `controls`: whether QA's are open.
 */
export function openApiDocument({ secure, controls }: { secure: boolean; controls: boolean }) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of controls ? [...operations, ...controlOperations] : operations) {
    paths[operation.path] ??= {};
    Object.assign(paths[operation.path] ?? {}, { [operation.method]: described(operation) });
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Evenkeel', version: '1', description },
    paths,
    components: {
      schemas: componentSchemas(controls),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookieName(secure) },
      },
    },
  };
}

const description =
  'Commands answer 202 with a position once they are durable; queries answer with the position ' +
  'that they are true for. Send `Min-Position` to be answered no older than that.';

const described = (operation: Operation) => ({
  operationId: `${operation.method} ${operation.path}`.replaceAll(
    /[^a-z]+([a-z]?)/gi,
    (_, letter: string) => letter.toUpperCase(),
  ),
  summary: operation.summary,
  tags: [operation.kind],
  ...(operation.needs && {
    security: [{ session: [] }],
    'x-roles': rolesThatMay(operation.needs.action, operation.needs.scope),
  }),
  parameters: [
    ...[...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: pathParameter(operation.path, name),
    })),
    ...(operation.query ? queryParameters(operation.query) : []),
    ...headersOf[operation.kind],
    ...(operation.needs || operation.answer === 'SignedOut' ? [meantFor] : []),
  ],
  ...(operation.body && {
    requestBody: { required: !mayBeLeftOut(operation), content: json(operation.body) },
  }),
  responses: { ...success(operation), ...problemsOf(operation) },
});

/** Of these routes an empty body, or none, stands for `{}`. */
const mayBeLeftOut = ({ kind, isLater, body }: Operation): boolean =>
  (kind === 'control' || isLater === true) && body !== undefined && mayBeEmpty(body);

const header = (name: string, text: string, schema: object) => ({
  name,
  in: 'header',
  description: text,
  schema,
});

const meantFor = header(
  'Evenkeel-Viewer',
  'The account that this is asked for; 401 when another one is signed in.',
  { type: 'string' },
);

/** Projections have names, their parked events positions; all else is a UUID. */
const pathParameter = (path: string, name = '') => {
  if (!path.startsWith('/api/admin/projections/')) return { type: 'string', format: 'uuid' };
  return name === 'id' ? { type: 'integer', minimum: 1 } : { type: 'string' };
};

const headersOf: Record<Operation['kind'], unknown[]> = {
  command: [
    header('Idempotency-Key', "The command's id; a repeat gets the first answer again.", {
      type: 'string',
      format: 'uuid',
    }),
    header('If-Match', 'Refuse with 412 unless the order has this version, as in `"3"`.', {
      type: 'string',
      pattern: '^("\\d+"|\\*)$',
    }),
  ],
  query: [
    header('Min-Position', 'Answer no older than this position.', { type: 'integer', minimum: 0 }),
    header('Prefer', '`wait=<seconds>`: how long to wait for it, 0 to 20, by default 2.', {
      type: 'string',
    }),
  ],
  account: [],
  records: [],
  change: [],
  health: [],
  control: [],
  barrier: [],
};

const csv = (name: string) => ({
  'text/csv': { schema: { $ref: `#/components/schemas/${name}` } },
});

const json = (name: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

const text = { schema: { type: 'string' } };

function success({ kind, method, answer, path, isLater = kind === 'command', isMade }: Operation) {
  const headers: Record<string, unknown> = { 'X-Request-Id': text };
  if (kind === 'command')
    Object.assign(headers, { ETag: text, Location: text, 'Idempotent-Replayed': text });
  if (answer === 'Order') headers.ETag = text;
  if (answer === 'Csv') {
    Object.assign(headers, { Position: text, 'Expected-Rows': text, 'Content-Disposition': text });
  }
  if (answer.endsWith('Page') || answer === 'MatchingOrders') headers.Link = text;
  if (path.startsWith('/api/auth/') && method === 'post') headers['Set-Cookie'] = text;
  const [status, description] = isLater
    ? ['202', 'Accepted']
    : isMade
      ? ['201', 'Created']
      : ['200', 'OK'];
  return {
    [status]: {
      description,
      headers,
      content: answer === 'Csv' ? csv(answer) : json(answer),
    },
  };
}

const problemCodes: Record<Operation['kind'], readonly ProblemCode[]> = {
  command: [
    'invalid-request',
    'conflict',
    'version-conflict',
    'payload-too-large',
    'unsupported-media-type',
    'unprocessable',
    'idempotency-key-reused',
    'forbidden',
  ],
  query: ['invalid-request', 'projection-behind'],
  account: [
    'invalid-request',
    'unauthenticated',
    'forbidden',
    'payload-too-large',
    'unsupported-media-type',
    'rate-limited',
  ],
  records: ['invalid-request'],
  change: [
    'invalid-request',
    'conflict',
    'version-conflict',
    'payload-too-large',
    'unsupported-media-type',
    'unprocessable',
  ],
  health: [],
  control: [
    'invalid-request',
    'forbidden',
    'payload-too-large',
    'unsupported-media-type',
    'unprocessable',
  ],
  barrier: ['invalid-request', 'projection-behind'],
};

/** Headers that some problems answer with. */
const headersOfProblem: Partial<Record<ProblemCode, object>> = {
  'method-not-allowed': { Allow: text },
  'projection-behind': { 'Retry-After': text },
  'rate-limited': { 'Retry-After': text, RateLimit: text, 'RateLimit-Policy': text },
  unavailable: { 'Retry-After': text },
};

function problemsOf({ kind, needs, path }: Operation) {
  const codes = new Set<ProblemCode>([...problemCodes[kind], 'internal', 'unavailable']);
  codes.add('method-not-allowed');
  if (codes.has('payload-too-large')) codes.add('request-timeout');
  if (needs !== undefined) {
    codes.add('unauthenticated');
    if (role.options.some((one) => !may(one, needs.action, needs.scope))) codes.add('forbidden');
  }
  if (path.includes('{')) codes.add('not-found');
  const byStatus = Map.groupBy(codes, (code) => problemStatus[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, all]) => [
      String(status),
      {
        description: all.map((code) => `\`${code}\``).join(', '),
        headers: Object.assign(
          { 'X-Request-Id': text },
          ...all.map((code) => headersOfProblem[code]),
        ),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
}
