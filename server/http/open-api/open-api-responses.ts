import { may } from '#server/contracts/permissions.ts';
import type { ProblemCode } from '#server/contracts/problem.ts';
import { problemStatus } from '#server/contracts/problem.ts';
import { role } from '#server/contracts/roles.ts';
import type { Operation } from './open-api-operation.ts';

const csv = (name: string) => ({
  'text/csv': { schema: { $ref: `#/components/schemas/${name}` } },
});

/** A body of this schema. */
export const json = (name: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

const text = { schema: { type: 'string' } };

/** What an operation answers when all is well. */
export function success({
  kind,
  method,
  answer,
  path,
  isLater = kind === 'command',
  isMade,
}: Operation) {
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

/** The problems that an operation may answer with, by their statuses. */
export function problemsOf({ kind, needs, path }: Operation) {
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
