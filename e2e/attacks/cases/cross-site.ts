import type { Attack } from '../attack.ts';
import type { People, Scene } from '../people.ts';

type Change = [
  as: keyof People,
  method: string,
  path: (scene: Scene) => string,
  body?: (scene: Scene) => object,
];

const operate = (name: string): Change => [
  'admin',
  'POST',
  () => `/api/admin/projections/orders/${name}`,
  () => ({}),
];
const onUser = (name: string, body: object = {}): Change => [
  'admin',
  'POST',
  ({ people }) => `/api/admin/users/${people.mallory.id}/${name}`,
  () => body,
];
const onOrder = (as: keyof People, name: string, body: object): Change => [
  as,
  'POST',
  ({ order }) => `/api/orders/${order.id}/${name}`,
  () => body,
];

/** Everything that changes anything, by somebody who may. */
const changes: Change[] = [
  [
    'victim',
    'POST',
    () => '/api/orders',
    ({ productId }) => ({ items: [{ productId, quantity: 1 }] }),
  ],
  onOrder('victim', 'cancel', { reason: 'changed-mind' }),
  onOrder('victim', 'notes', { text: 'x', visibility: 'customer' }),
  onOrder('admin', 'ship', { trackingNumber: 'X1' }),
  onOrder('admin', 'deliver', {}),
  ['victim', 'POST', () => '/api/auth/sign-out'],
  ['victim', 'POST', () => '/api/auth/revoke-sessions'],
  [
    'victim',
    'POST',
    () => '/api/auth/sign-in/email',
    ({ people }) => ({ email: people.mallory.email, password: people.mallory.password }),
  ],
  [
    'victim',
    'POST',
    () => '/api/auth/sign-up/email',
    () => ({ name: 'x', email: 'x@x.test', password: 'a-long-password' }),
  ],
  onUser('role', { role: 'admin' }),
  onUser('disable'),
  onUser('enable'),
  onUser('sign-out'),
  operate('pause'),
  operate('resume'),
  operate('rebuild'),
  operate('rollback'),
  operate('retry-dead-letters'),
  [
    'support',
    'POST',
    () => '/api/admin/views',
    () => ({
      name: 'x',
      shared: true,
      definition: { columns: [{ id: 'number' }], filter: {}, sort: 'number' },
    }),
  ],
];

const senders: [name: string, headers: Record<string, string>][] = [
  ['another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
  ['a frame without an origin', { origin: 'null' }],
  ['a neighbour on this host', { origin: 'http://localhost:1', 'sec-fetch-site': 'same-site' }],
];

const nameOf = ([as, method, path]: Change) =>
  `${method} ${path({ order: { id: '{id}' }, people: { mallory: { id: '{id}' } } } as Scene)} as ${as}`;

export const crossSite: Attack[] = changes.flatMap((change) =>
  senders.map(([sender, headers]): Attack => {
    const [as, method, path, body] = change;
    return {
      name: `${sender}: ${nameOf(change)}`,
      status: [403],
      run: (scene) => scene.send({ as, method, path: path(scene), body: body?.(scene), headers }),
    };
  }),
);
