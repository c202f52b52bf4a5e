import type { Attack } from '../attack.ts';

const get = (path: string, status: readonly number[] = [400, 404]): Attack => ({
  name: path.length > 60 ? `${path.slice(0, 60)}…` : path,
  status,
  async run({ send }) {
    const answer = await send({ path });
    if (/root:x|"dependencies"|"secret"|import .* from/.test(answer.text)) {
      throw new Error(`A file was given: ${answer.text.slice(0, 100)}`);
    }
    const location = String(answer.headers.location ?? '/');
    if (!/^\/(?!\/)/.test(location)) throw new Error(`It leads away: ${location}`);
    return answer;
  },
});

/** Next tidies doubled and trailing slashes by a redirect to this same site. */
const tidied = [301, 307, 308, 400, 404];

export const paths: Attack[] = [
  ...[
    '/../../../../etc/passwd',
    '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/..%5c..%5c..%5cetc%5cpasswd',
    '/%252e%252e%252fetc%252fpasswd',
    '/_next/static/../../package.json',
    '/_next/static/%2e%2e/%2e%2e/package.json',
    '/_next/static/..%2f..%2fpackage.json',
    '/_next/static/chunks/..%5c..%5c..%5cpackage.json',
    '/_next/server/app/page.js',
    '/_next/../package.json',
    '/.env',
    '/.git/config',
    '/.data/secrets.json',
    '/package.json',
    '/server/web.ts',
    '/next.config.js',
    '/api/orders/%ff',
    '/api/auth/sign-in/email/../../../../etc/passwd',
    '/api/admin/projections/%2e%2e/pause',
    '/api/openapi.json/x',
    '/api/auth/ok',
    '/api/auth/list-sessions',
    '/api/auth/callback/google',
    '/api/auth/admin/list-users',
    '/api/auth/update-user',
    '/api/auth/change-email',
    '/api/auth/delete-user',
    '/api/auth/forget-password',
    '/metrics',
    '/internal/metrics',
    '/socket.io/../metrics',
    '/socket.io/%2e%2e/metrics',
    '/socket.io%2f..%2fmetrics',
    '/health',
    '/_next/image?url=%2Fetc%2Fpasswd&w=640&q=75',
    '/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=640&q=75',
    '/_next/image?url=%2F%2Fevil.test%2Fx.png&w=640&q=75',
    '/_next/data/build/orders.json',
    '/x'.repeat(4_000),
  ].map((path) => get(path)),
  // Another name for a path of the shop's own: it asks to sign in, as that path does.
  ...[
    '/api/orders/..%2f..%2fadmin%2forders',
    '/api/orders/%2e%2e/%2e%2e/admin/orders',
    '/api/orders/%00',
    '/api/orders/x%0d%0aSet-Cookie:%20a=b',
  ].map((path) => get(path, [200, 307, 401])),
  ...['//evil.test/', '//evil.test/%2e%2e', '/orders//', '/api//orders', '/\\evil.test/'].map(
    (path) => get(path, tidied),
  ),
  ...['projection', 'realtime', 'commands', 'poison', 'customers', 'orders', 'reset'].map(
    (name): Attack => ({
      name: `the QA control ${name}, which a shop does not have`,
      status: [404],
      run: ({ send }) => send({ as: 'admin', path: `/api/qa/${name}`, body: {} }),
    }),
  ),
];
