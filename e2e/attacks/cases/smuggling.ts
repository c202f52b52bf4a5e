import type { Attack } from '../attack.ts';
import type { Scene } from '../people.ts';
import { speak, statusesIn } from '../speak.ts';

/** A whole request that would place an order, if anybody took it for one. */
const hidden = ({ port, people, productId }: Scene) => {
  const body = JSON.stringify({ items: [{ productId, quantity: 1 }] });
  return [
    'POST /api/orders HTTP/1.1',
    `Host: localhost:${port}`,
    `Cookie: ${people.mallory.cookie}`,
    'Content-Type: application/json',
    'Connection: close',
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
};

const head = (scene: Scene, ...lines: string[]) =>
  ['POST /api/orders HTTP/1.1', `Host: localhost:${scene.port}`, ...lines].join('\r\n');

/**
 * What every one of them comes to: refusals that can be named, a closed connection, and nothing
 * hidden is done.
 */
const raw = (
  name: string,
  make: (scene: Scene) => string | Buffer,
  statuses: readonly number[] = [400],
): Attack => ({
  name,
  async run(scene) {
    const heard = await speak(scene.port, make(scene));
    const found = statusesIn(heard);
    for (const status of found) {
      if (!statuses.includes(status)) throw new Error(`It was answered ${found.join()}.`);
    }
    if (found.length === 0 && !statuses.includes(400)) throw new Error('It was not answered.');
    const ids = heard.match(/^x-request-id: [\da-f-]{36}\r$/gim) ?? [];
    if (ids.length !== found.length) throw new Error(`Not each answer has an id: ${heard}`);
    if (heard.includes('"status":"accepted"')) throw new Error('The hidden request was done.');
    return { status: found[0] ?? 400, raw: heard };
  },
});

/** Two readers could see two lengths: whatever follows may be a body to one, a request to the other. */
const framing = (name: string, lines: string[], body: (scene: Scene) => string): Attack =>
  raw(
    `framing: ${name}`,
    (scene) => `${head(scene, ...lines)}\r\n\r\n${body(scene)}`,
    // A body may be found broken after its sender was told to sign in.
    [400, 401, 413],
  );

const json = 'Content-Type: application/json';
const chunked = 'Transfer-Encoding: chunked';
const end = (scene: Scene) => `0\r\n\r\n${hidden(scene)}`;

const lengths = ['+5', '-1', '0x5', '5 5', '5, 6', '1e1', '', '5;', '٥', '99999999999999999999'];
const codings = ['xchunked', 'chunked, x', 'gzip', 'chunked\x0b', '"chunked"', 'identity', 'x, y'];
const sizes = ['-1', '0x5', '5 5', 'FFFFFFFFFFFFFFFFF', '', 'g', '5\x00', '+5', '5,'];

const broken: [name: string, lines: string[], body: (scene: Scene) => string][] = [
  ['a length and chunks', [json, 'Content-Length: 4', chunked], end],
  ['chunks and a length', [json, chunked, 'Content-Length: 4'], end],
  ['two lengths', [json, 'Content-Length: 0', 'Content-Length: 5'], hidden],
  ['one length twice', [json, 'Content-Length: 0', 'Content-Length: 0'], hidden],
  ['a length with a space before its colon', [json, 'Content-Length : 0'], hidden],
  ['chunks with a space before their colon', [json, 'Transfer-Encoding : chunked'], end],
  ['chunks on a folded line', [json, 'Transfer-Encoding:\r\n chunked'], end],
  ['a folded header', [json, 'X-A: b\r\n\tContent-Length: 5', 'Content-Length: 0'], hidden],
  ['a header line that begins with a space', [json, ' Content-Length: 5'], hidden],
  ['a header without a colon', [json, 'Content-Length'], hidden],
  ['a header without a name', [json, ': 5'], hidden],
  ['NUL in a name', [json, 'Content\0-Length: 5'], hidden],
  ['NUL in a value', [json, 'X-A: a\0b'], hidden],
  ['a bare carriage return in a value', [json, 'X-A: a\rContent-Length: 5'], hidden],
  ['a name of other letters', [json, 'Contеnt-Length: 5'], hidden],
  ...lengths.map((length): [string, string[], (scene: Scene) => string] => [
    `length ${JSON.stringify(length)}`,
    [json, `Content-Length: ${length}`],
    hidden,
  ]),
  ...codings.map((coding): [string, string[], (scene: Scene) => string] => [
    `coding ${JSON.stringify(coding)}`,
    [json, `Transfer-Encoding: ${coding}`],
    end,
  ]),
  ...sizes.map((size): [string, string[], (scene: Scene) => string] => [
    `a chunk of size ${JSON.stringify(size)}`,
    [json, chunked],
    (scene) => `${size}\r\nabcde\r\n${end(scene)}`,
  ]),
  [
    'a chunk that is longer than it says',
    [json, chunked],
    (scene) => `2\r\nabcde\r\n${end(scene)}`,
  ],
  ['bare line feeds after a chunk’s size', [json, chunked], (scene) => `0\n\n${hidden(scene)}`],
  [
    'an extension of 40 KB',
    [json, chunked],
    (scene) => `1;${'x'.repeat(40_000)}\r\na\r\n${end(scene)}`,
  ],
];

const lines: [name: string, first: string, statuses?: number[]][] = [
  // Read as HTTP always was; there is one way to understand them.
  ['no version', 'GET /api/health/live', [200, 400]],
  ['version 0.9', 'GET /api/health/live HTTP/0.9', [200, 400]],
  ['two spaces', 'GET  /api/health/live HTTP/1.1', [200, 400]],
  ['version 9.9', 'GET /api/health/live HTTP/9.9'],
  ['lower case', 'get /api/health/live http/1.1'],
  ['a space in the path', 'GET /api/health/live x HTTP/1.1'],
  ['a tab', 'GET\t/api/health/live\tHTTP/1.1'],
  ['NUL in the path', 'GET /api/\0 HTTP/1.1'],
  ['a star for a path', 'GET * HTTP/1.1', [404]],
  ['a star for a path, asked for what can be done', 'OPTIONS * HTTP/1.1', [204, 400, 404, 405]],
  ['HTTP/2 by word', 'PRI * HTTP/2.0', [400, 505]],
  ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01'],
  ['a method of 10 KB', `${'A'.repeat(10_000)} / HTTP/1.1`],
  ['a path of 20 KB', `GET /${'a'.repeat(20_000)} HTTP/1.1`, [400, 414, 431]],
];

const rest = ({ port }: Scene) => `Host: localhost:${port}\r\nConnection: close\r\n\r\n`;

export const smuggling: Attack[] = [
  ...broken.map(([name, headers, body]) => framing(name, headers, body)),
  ...lines.map(([name, first, statuses]) =>
    raw(`first line: ${name}`, (scene) => `${first}\r\n${rest(scene)}`, statuses),
  ),
  raw('bare line feeds for line ends', (scene) => hidden(scene).replaceAll('\r\n', '\n')),
  raw(
    'chunks in HTTP/1.0',
    (scene) => `${head(scene, json, chunked).replace('1.1', '1.0')}\r\n\r\n${end(scene)}`,
    [400, 401],
  ),
  raw('no Host', () => 'GET /api/health/live HTTP/1.1\r\nConnection: close\r\n\r\n'),
  raw(
    'two Hosts',
    (scene) => `GET /api/products HTTP/1.1\r\nHost: evil.test\r\n${rest(scene)}`,
    [200, 400],
  ),
  raw(
    'another site’s address',
    (scene) => `GET http://evil.test/api/admin/users HTTP/1.1\r\n${rest(scene)}`,
    [400, 401, 404],
  ),
  raw('a tunnel', (scene) => `CONNECT evil.test:443 HTTP/1.1\r\n${rest(scene)}`, [400, 404, 405]),
  raw('a trace', (scene) => `TRACE /api/orders HTTP/1.1\r\n${rest(scene)}`, [400, 405]),
  raw(
    'headers of 20 KB',
    (scene) => `GET / HTTP/1.1\r\nX-A: ${'x'.repeat(20_000)}\r\n${rest(scene)}`,
    [431],
  ),
  raw(
    '3,000 headers',
    (scene) => `GET / HTTP/1.1\r\n${'X-A: b\r\n'.repeat(3_000)}${rest(scene)}`,
    [431],
  ),
  raw(
    'an upgrade to HTTP/2',
    (scene) =>
      `GET /api/products HTTP/1.1\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n${rest(scene)}`,
    [200],
  ),
  raw(
    'a socket where there is none',
    (scene) =>
      `GET /foo/bar HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${rest(scene)}`,
    [404],
  ),
  raw(
    'an expectation that is none',
    (scene) =>
      `${head(scene, json, 'Expect: x', 'Content-Length: 0')}\r\nConnection: close\r\n\r\n`,
    [401, 417],
  ),
  raw(
    'trailers that would be headers',
    (scene) =>
      `${head(scene, json, chunked, 'Connection: close', 'Trailer: Cookie')}\r\n\r\n2\r\n{}\r\n0\r\nCookie: ${scene.people.mallory.cookie}\r\nContent-Length: 9\r\n\r\n`,
    [400, 401],
  ),
  raw(
    'what follows a closed request',
    (scene) =>
      `${head(scene, json, 'Content-Length: 2', 'Connection: close')}\r\n\r\n{}${hidden(scene)}`,
    [401],
  ),
  {
    name: 'twenty requests at once are answered in their order, each once',
    async run(scene) {
      const one = (n: number) =>
        `GET /api/nowhere HTTP/1.1\r\nHost: localhost:${scene.port}\r\nX-Request-Id: 00000000-0000-4000-8000-0000000000${n}\r\n${n === 29 ? 'Connection: close\r\n' : ''}\r\n`;
      const numbers = Array.from({ length: 20 }, (_, index) => index + 10);
      const heard = await speak(scene.port, numbers.map(one).join(''));
      const told = [...heard.matchAll(/x-request-id: 0{8}-0{4}-4000-8000-0{10}(\d\d)/gi)];
      const order = told.map(([, n]) => Number(n));
      if (order.join() !== numbers.join()) throw new Error(`They came as ${order.join()}.`);
      return { status: 404, raw: heard };
    },
  },
];
