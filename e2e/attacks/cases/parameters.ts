import type { Attack } from '../attack.ts';
import type { People, Scene } from '../people.ts';

const at = (as: keyof People, path: string, status: number[] = [400]): Attack => ({
  name: `${path} by ${as}`,
  status,
  run: ({ send }) => send({ as, path }),
});

/** A second page of the list that this asks for. */
const cursorOf = async ({ send }: Scene, as: keyof People, path: string): Promise<string> => {
  const { text } = await send({ as, path });
  const { nextCursor } = JSON.parse(text) as { nextCursor: string | null };
  if (nextCursor === null) throw new Error(`${path} has one page only.`);
  return nextCursor;
};

const withCursor = (name: string, change: (cursor: string) => string, query = ''): Attack => ({
  name: `a cursor ${name}`,
  status: [400],
  async run(scene) {
    const cursor = await cursorOf(scene, 'support', '/api/admin/orders?limit=1');
    const path = `/api/admin/orders?limit=1${query}&cursor=${encodeURIComponent(change(cursor))}`;
    return scene.send({ as: 'support', path });
  },
});

const [same, half] = [(cursor: string) => cursor, (cursor: string) => cursor.split('.')];

type Place = [as: keyof People, path: string];

/** A cursor that is good in one place, used in another. */
const borrowed = (name: string, [owner, from]: Place, [as, to]: Place): Attack => ({
  name,
  status: [400],
  async run(scene) {
    const cursor = await cursorOf(scene, owner, from);
    return scene.send({ as, path: `${to}&cursor=${encodeURIComponent(cursor)}` });
  },
});

const cursors: Attack[] = [
  withCursor('of another status', same, '&status=pending'),
  withCursor('of another sort', same, '&sort=total'),
  withCursor('of another search', same, '&q=lamp'),
  withCursor('cut off', (cursor) => cursor.slice(0, -3)),
  withCursor('without its seal', (cursor) => half(cursor)[0] ?? ''),
  withCursor('with an empty seal', (cursor) => `${half(cursor)[0]}.`),
  withCursor('whose key was changed', (cursor) => `${btoa('["2099-01-01",1]')}.${half(cursor)[1]}`),
  withCursor('with one bit of its seal turned', (cursor) =>
    cursor.replace(/.(.)$/, (end) => (end.startsWith('A') ? `B${end[1]}` : `A${end[1]}`)),
  ),
  withCursor('with three parts', (cursor) => `${cursor}.x`.replace(/^/, 'x.')),
  withCursor('with a third part behind', (cursor) => `${cursor}.z`),
  withCursor('with an empty seal and a third part', (cursor) => `${half(cursor)[0]}..x`),
  withCursor('with padding', (cursor) => `${cursor}==`),
  withCursor('with what base64 passes over', (cursor) => `${cursor}!`),
  withCursor('of 1,001 letters', () => 'x'.repeat(1_001)),
  withCursor('that is JSON', () => '{"id":1}'),
  borrowed(
    'a cursor of another user, same list',
    ['admin', '/api/admin/orders?limit=1'],
    ['support', '/api/admin/orders?limit=1'],
  ),
  borrowed(
    'a cursor of the staff’s list on a customer’s own',
    ['support', '/api/admin/orders?limit=1'],
    ['mallory', '/api/orders?limit=1'],
  ),
  borrowed(
    'a cursor of the catalogue on the list of accounts',
    ['admin', '/api/products?limit=1'],
    ['admin', '/api/admin/users?limit=1'],
  ),
];

export const parameters: Attack[] = [
  ...cursors,
  ...[
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1e2',
    'limit=%2B5',
    'limit=5&limit=100',
    'limit[]=5',
    'limit=5%00',
    'status[$ne]=x',
    'status=pending&status=shipped',
    'STATUS=pending',
    '__proto__[status]=pending',
    'constructor[prototype][x]=1',
    'toString=1',
    'hasOwnProperty=1',
    'customerId=1',
    'userId=1',
    'role=admin',
    'fields=password',
    'include=accounts',
    'callback=alert',
    'limit=%EF%BC%95',
  ].map((query) => at('mallory', `/api/orders?${query}`)),
  // Next drops it on the way, as it does no other name.
  at('mallory', '/api/orders?__proto__=x', [200, 400]),
  ...[
    'after=0&after=1',
    'after=0&wait=9999',
    'after=0&wait=-1',
    'after=9007199254740993',
    'after=-1',
    'after=0x0',
    'after=١',
  ].map((query) => at('mallory', `/api/changes?${encodeURI(query)}`)),
  ...['sort=password', 'sort=createdAt;drop', 'sort=createdAt,total', 'minTotal=-1', 'from=0'].map(
    (query) => at('support', `/api/admin/orders?${query}`),
  ),
  ...[
    'to=0000-01-05',
    'from=0000-01-01&to=0000-01-02',
    'from=0099-01-01',
    'from=9999-12-01',
    'to=9999-12-31',
    'from=9999-12-01&to=9999-12-31',
    'from=2026-02-30',
  ].map((query) => at('admin', `/api/admin/insights?${query}`)),
  ...['at=0', 'at=-1', 'at=1.5', 'at=2147483648', 'at=1&at=2'].map(
    (query): Attack => ({
      name: `an own order ?${query}`,
      status: [400],
      run: ({ send, own }) => send({ as: 'mallory', path: `/api/orders/${own.id}?${query}` }),
    }),
  ),
  {
    name: 'a query of 1,000 parameters',
    status: [400],
    run: ({ send }) => send({ as: 'mallory', path: `/api/orders?${'a=1&'.repeat(1_000)}` }),
  },
];
