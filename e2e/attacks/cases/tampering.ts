import { randomUUID } from 'node:crypto';
import type { Attack } from '../attack.ts';
import type { Scene } from '../people.ts';

const good = ({ productId }: Scene) => ({ items: [{ productId, quantity: 1 }] });

const assigned = [
  ...['price', 'total', 'status', 'customerId', 'customer', 'role', 'version', 'number', 'id'],
  ...['currency', 'createdAt', 'isAdmin', 'actor', 'commandId', 'position', 'country'],
].map(
  (key): Attack => ({
    name: `${key} of one’s own in an order`,
    status: [400],
    run: (scene) =>
      scene.send({ as: 'mallory', path: '/api/orders', body: { ...good(scene), [key]: 0 } }),
  }),
);

const inLines = ['price', 'total', 'productName', 'currency', 'discount'].map(
  (key): Attack => ({
    name: `${key} of one’s own in a line`,
    status: [400],
    run: ({ send, productId }) =>
      send({
        as: 'mallory',
        path: '/api/orders',
        body: { items: [{ productId, quantity: 1, [key]: 0 }] },
      }),
  }),
);

const commands = {
  cancel: { reason: 'changed-mind' },
  ship: { trackingNumber: 'X1' },
  deliver: {},
  notes: { text: 'x', visibility: 'customer' },
};

const onAnothers = Object.entries(commands).flatMap(([command, body]): Attack[] => [
  {
    name: `a customer’s ${command} on another’s order`,
    status: [403, 404],
    run: ({ send, order }) =>
      send({ as: 'mallory', path: `/api/orders/${order.id}/${command}`, body }),
  },
  {
    name: `a stranger’s ${command} on an order`,
    status: [401],
    run: ({ send, order }) => send({ path: `/api/orders/${order.id}/${command}`, body }),
  },
]);

const aboveRole: [as: 'support' | 'fulfilment', command: keyof typeof commands][] = [
  ['support', 'ship'],
  ['support', 'deliver'],
  ['fulfilment', 'cancel'],
  ['fulfilment', 'notes'],
];

const reads = [
  ...['', '/events', '?at=1'].map(
    (rest) => (scene: Scene) => `/api/orders/${scene.order.id}${rest}`,
  ),
  (scene: Scene) => `/api/commands/${scene.order.commandId}`,
  () => '/api/admin/orders',
  () => '/api/admin/orders/counts',
  () => '/api/admin/orders/countries',
  () => '/api/admin/orders/currencies',
  () => '/api/admin/orders/matching',
  () => '/api/admin/orders/export.csv',
  () => '/api/admin/users',
  () => '/api/admin/security-log',
  () => '/api/admin/views',
  () => '/api/admin/projections',
  () => '/api/admin/operations',
  () => '/api/admin/insights',
];

const toPlace = (name: string, status: number[], change: (scene: Scene) => object): Attack => ({
  name,
  status,
  run: (scene) =>
    scene.send({
      as: 'mallory',
      path: '/api/orders',
      body: good(scene),
      ...(change(scene) as object),
    }),
});

/** What a repeat of the victim's own command under the same key comes to, for somebody else. */
export const reusedKey: Attack = {
  name: 'the victim’s idempotency key under another account is a key of its own',
  status: [202],
  run: (scene) =>
    scene.send({
      as: 'mallory',
      path: '/api/orders',
      headers: { 'idempotency-key': scene.order.commandId },
      body: good(scene),
    }),
  async accepted({ order }, [heard]) {
    if (heard?.headers?.['idempotent-replayed'] !== undefined) throw new Error('It was a repeat.');
    if (heard?.raw.includes(order.id)) throw new Error('It answered with the victim’s order.');
  },
};

const noTags = ['1', '"1', '"1", "2"'];
/** Tags that no order ever has. */
const strangeTags = ['"0"', '"-1"', '"1e3"', 'W/"1"', '"99999999999"'];

export const tampering: Attack[] = [
  ...assigned,
  ...inLines,
  ...onAnothers,
  ...aboveRole.map(
    ([as, command]): Attack => ({
      name: `${command} by ${as}`,
      status: [403],
      run: ({ send, order }) =>
        send({ as, path: `/api/orders/${order.id}/${command}`, body: commands[command] }),
    }),
  ),
  ...reads.map(
    (path): Attack => ({
      name: `a customer reads ${path({ order: { id: '{victim}', commandId: '{victim}' } } as Scene)}`,
      status: [403, 404],
      run: (scene) => scene.send({ as: 'mallory', path: path(scene) }),
    }),
  ),
  toPlace('a total that was never shown', [409], (scene) => ({
    body: { ...good(scene), expectedTotal: 1 },
  })),
  toPlace('the id of the victim’s order for a new one', [409], (scene) => ({
    body: { ...good(scene), orderId: scene.order.id },
  })),
  toPlace('a product that is none', [422], () => ({
    body: { items: [{ productId: randomUUID(), quantity: 1 }] },
  })),
  ...noTags.map((tag) =>
    toPlace(`If-Match ${tag}`, [400], () => ({ headers: { 'if-match': tag } })),
  ),
  ...strangeTags.map((tag) =>
    toPlace(`If-Match ${tag}`, [412], () => ({ headers: { 'if-match': tag } })),
  ),
  {
    name: 'a version that the order does not have',
    status: [412],
    run: ({ send, own }) =>
      send({
        as: 'mallory',
        path: `/api/orders/${own.id}/cancel`,
        headers: { 'if-match': '"7"' },
        body: commands.cancel,
      }),
  },
  {
    name: 'an internal note by a customer',
    status: [403],
    run: ({ send, own }) =>
      send({
        as: 'mallory',
        path: `/api/orders/${own.id}/notes`,
        body: { text: 'x', visibility: 'internal' },
      }),
  },
  {
    name: 'a reason that is the shop’s',
    status: [403, 409],
    run: ({ send, own }) =>
      send({ as: 'mallory', path: `/api/orders/${own.id}/cancel`, body: { reason: 'fraud' } }),
  },
  {
    name: 'an admin’s role for oneself',
    status: [403],
    run: ({ send, people }) =>
      send({
        as: 'mallory',
        path: `/api/admin/users/${people.mallory.id}/role`,
        body: { role: 'admin' },
      }),
  },
  {
    name: 'the demo’s last admin away',
    status: [409],
    run: ({ send, people }) =>
      send({
        as: 'admin',
        path: `/api/admin/users/${people.admin.id}/role`,
        body: { role: 'customer' },
      }),
  },
];
