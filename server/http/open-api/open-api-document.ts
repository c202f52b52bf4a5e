import { sessionCookieName } from '#server/auth/session-cookie.ts';
import { rolesThatMay } from '#server/contracts/permissions.ts';
import { controlOperations } from './control-operations.ts';
import type { Operation } from './open-api-operation.ts';
import { operations } from './open-api-operations.ts';
import { json, problemsOf, success } from './open-api-responses.ts';
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
