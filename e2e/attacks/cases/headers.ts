import type { Attack } from '../attack.ts';
import type { People, Scene } from '../people.ts';
import type { Sent } from '../send.ts';

type Line = [name: string, headers: Record<string, string>];

const asked = (
  what: string,
  lines: Line[],
  sent: (scene: Scene) => Sent & { as?: keyof People },
  status: number[],
): Attack[] =>
  lines.map(([name, headers]) => ({
    name: `${name}: ${what}`,
    status,
    run(scene) {
      const { headers: own, ...rest } = sent(scene);
      return scene.send({ ...rest, headers: { ...own, ...headers } });
    },
  }));

/** By which others have been led past their checks. */
const detours: Line[] = [
  ['x-middleware-subrequest', { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' }],
  [
    'x-middleware-subrequest of src',
    { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware' },
  ],
  ['x-middleware-rewrite', { 'x-middleware-rewrite': '/api/admin/users' }],
  ['x-middleware-next', { 'x-middleware-next': '1' }],
  ['x-invoke-path', { 'x-invoke-path': '/api/admin/users', 'x-invoke-status': '200' }],
  ['x-matched-path', { 'x-matched-path': '/api/admin/users' }],
  ['x-original-url', { 'x-original-url': '/api/products' }],
  ['x-rewrite-url', { 'x-rewrite-url': '/api/products' }],
  ['x-http-method-override', { 'x-http-method-override': 'GET' }],
  ['an address of this machine', { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' }],
  ['an address that we would tell ourselves', { 'x-evenkeel-address': '127.0.0.1' }],
  ['the worker’s own word', { 'x-evenkeel-internal': 'x' }],
  ['a name and password', { authorization: `Basic ${btoa('admin:admin')}` }],
  [
    'a token signed by nobody',
    { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.' },
  ],
  ['a role of one’s own', { 'x-role': 'admin', 'x-user-id': '1', role: 'admin' }],
  ['a preview', { cookie: '__prerender_bypass=x; __next_preview_data=x' }],
];

const hosts: Line[] = [
  ['a foreign Host', { host: 'evil.test' }],
  ['a foreign X-Forwarded-Host', { 'x-forwarded-host': 'evil.test' }],
  ['a foreign Forwarded', { forwarded: 'host=evil.test;proto=https' }],
  ['a Host that is none', { host: 'evil.test"><script>' }],
  ['another scheme', { 'x-forwarded-proto': 'javascript' }],
];

const noise: Line[] = [
  ['Accept-Language of 8 KB', { 'accept-language': 'de,'.repeat(2_700) }],
  ['Range beyond all ends', { range: 'bytes=0-0,1-1,2-2,-99999999999' }],
  ['If-None-Match *', { 'if-none-match': '*' }],
  ['Prefer with a wait of a year', { prefer: 'wait=31536000' }],
  ['Min-Position beyond 2^53', { 'min-position': '9007199254740993' }],
  ['Min-Position that will never come', { 'min-position': '9007199254740991', prefer: 'wait=0' }],
  ['100 cookies', { cookie: Array.from({ length: 100 }, (_, i) => `c${i}=x`).join('; ') }],
  ['a cookie without end', { cookie: `evenkeel.session=${'x'.repeat(8_000)}` }],
  ['RSC', { rsc: '1', 'next-router-state-tree': '%5B%22evil' }],
  ['a state tree that is none', { rsc: '1', 'next-router-state-tree': 'x'.repeat(4_000) }],
  ['a prefetch', { rsc: '1', 'next-router-prefetch': '1', 'next-url': '/admin' }],
];

const admin = () => ({ as: 'mallory', path: '/api/admin/users' }) as const;

/** Nothing of the attacker's host may come back: pages, links and redirects are of this site. */
const ofThisSite = (attack: Attack): Attack => ({
  ...attack,
  async run(scene) {
    const heard = [await attack.run(scene)].flat();
    for (const { headers, text } of heard) {
      if (`${headers?.location}`.includes('evil')) throw new Error('It leads to the attacker.');
      if (/["'(]https?:\/\/evil\.test/.test(text ?? ''))
        throw new Error('It links to the attacker.');
    }
    return heard;
  },
});

export const headers: Attack[] = [
  ...asked('the accounts, by a customer', detours, admin, [400, 401, 403]),
  ...asked('the accounts, by nobody', detours, () => ({ path: '/api/admin/users' }), [400, 401]),
  ...asked('a page', hosts, () => ({ path: '/sign-in' }), [200, 400, 404]).map(ofThisSite),
  ...asked('a page that asks to sign in', hosts, () => ({ path: '/orders' }), [200, 307, 400]).map(
    ofThisSite,
  ),
  ...asked(
    'an own list',
    noise.slice(0, 8),
    () => ({ as: 'mallory', path: '/api/orders' }),
    [200, 400, 401, 412, 431],
  ),
  ...asked('a page', noise.slice(8), () => ({ path: '/' }), [200, 307, 400, 404]),
  {
    name: 'a server action that is none',
    status: [413],
    run: ({ send }) =>
      send({ path: '/', headers: { 'next-action': 'x'.repeat(40) }, body: '["$F1"]' }),
  },
  {
    name: 'a server action that is a form of prototypes',
    status: [413],
    run: ({ send }) =>
      send({
        path: '/',
        headers: {
          'next-action': '00'.repeat(20),
          'content-type': 'multipart/form-data; boundary=x',
        },
        body: '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$1:__proto__:then"]\r\n--x--\r\n',
      }),
  },
  ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE', 'FOO'].map(
    (method): Attack => ({
      name: `${method} on the list of orders`,
      status: [400, 405],
      run: ({ send }) => send({ as: 'mallory', method, path: '/api/orders' }),
    }),
  ),
  {
    name: 'a session ended by a link',
    status: [405],
    run: ({ send }) => send({ as: 'victim', path: '/api/auth/sign-out' }),
  },
];
