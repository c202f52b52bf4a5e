import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Attack } from '../attack.ts';
import type { Scene } from '../people.ts';

type Made = string | Buffer | object;

const toPlace = (
  name: string,
  body: Made | ((scene: Scene) => Made),
  { status = [400], headers = {} }: { status?: number[]; headers?: Record<string, string> } = {},
): Attack => ({
  name,
  status,
  run: (scene) =>
    scene.send({
      as: 'mallory',
      path: '/api/orders',
      headers,
      body: typeof body === 'function' ? body(scene) : body,
    }),
});

const line = ({ productId }: Scene, rest = '') =>
  `{"items":[{"productId":"${productId}","quantity":1${rest}}]`;

const quantities = [
  ...['-1', '0', '1.5', '"1"', '1e9', '10001', '1e308', '1e999', '-0', '9007199254740993', 'NaN'],
  ...['Infinity', '[1]', '{"$gt":0}', '{"valueOf":1}', 'null', 'true', '""', '0x10', '01', '1_000'],
];

const malformed: [name: string, body: string | Buffer, status?: number[]][] = [
  ['nothing', ''],
  ['a lone quote', '"'],
  ['JSON with a comment', '{/* */"items":[]}'],
  ['JSON with a trailing comma', '{"items":[],}'],
  ['JSON in single quotes', "{'items':[]}"],
  ['two documents', '{"items":[]}{"items":[]}'],
  ['a byte order mark', Buffer.from('\ufeff{"items":[]}')],
  ['UTF-16', Buffer.from('{"items":[]}', 'utf16le')],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ['overlong UTF-8', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ['NUL between', '{"items":[]}\0'],
  ['XML', '<?xml version="1.0"?><items/>'],
  ['YAML', 'items: !!js/function "x"'],
  ['a form', 'items=1'],
  ['depth 10,000 of arrays', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['depth 10,000 of objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ['depth hidden in strings', `{"a":"\\"[[[","b":${'['.repeat(30)}${']'.repeat(30)}}`],
  ['10,000 keys', `{${Array.from({ length: 6_000 }, (_, i) => `"k${i}":1`).join()}}`],
  ['a key of 60 KB', JSON.stringify({ ['k'.repeat(60_000)]: 1 })],
  ['a number of 50,000 digits', `{"items":${'9'.repeat(50_000)}}`],
  ['65 KB', JSON.stringify({ note: 'x'.repeat(66_000) }), [413]],
  ['10 MB', JSON.stringify({ note: 'x'.repeat(10_000_000) }), [413]],
];

const polluted = [
  '{"__proto__":{"role":"admin"},"items":[]}',
  '{"constructor":{"prototype":{"role":"admin"}},"items":[]}',
  '{"\\u005f\\u005fproto\\u005f\\u005f":{"role":"admin"},"items":[]}',
  '{"items":[{"__proto__":{"quantity":1}}]}',
  '{"prototype":{"isAdmin":true}}',
  '{"items":{"__proto__":[],"length":1}}',
];

const types = [
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json, text/plain',
  'application/jsonp',
  'application/x-java-serialized-object',
  'application/xml',
];

/**
 * Where nobody reads a body, and what says so: who copied it nevertheless would hold as much as
 * anybody sends.
 */
const unread = [
  ...['/', '/sign-in', '/socket.io', '/_next/data/x.json'].map((path) => ({ path, status: 413 })),
  ...['/api/orders/%20/cancel', '/api/../sign-in'].map((path) => ({ path, status: 404 })),
];

/** 64 MB of spaces: a bomb for whoever unpacks it. */
const bomb = Buffer.alloc(64 * 1_024 * 1_024, 0x20);

export const bodies: Attack[] = [
  ...quantities.map((quantity) =>
    toPlace(
      `quantity ${quantity}`,
      ({ productId }) => `{"items":[{"productId":"${productId}","quantity":${quantity}}]}`,
    ),
  ),
  ...malformed.map(([name, body, status]) => toPlace(name, body, status && { status })),
  ...polluted.map((body) => toPlace(`prototypes: ${body.slice(0, 40)}`, body)),
  ...types.map((type) =>
    toPlace(`content type ${type}`, (scene) => `${line(scene)}}`, {
      status: [415],
      headers: { 'content-type': type },
    }),
  ),
  ...(
    [
      ['gzip', gzipSync(bomb)],
      ['deflate', deflateSync(bomb)],
      ['br', brotliCompressSync(bomb)],
    ] as const
  ).map(([encoding, packed]) =>
    toPlace(`a bomb packed by ${encoding}`, packed, {
      status: [400, 413, 415],
      headers: { 'content-encoding': encoding },
    }),
  ),
  ...unread.map(
    ({ path, status }): Attack => ({
      name: `10 MB to ${path}`,
      status: [status],
      run: ({ send }) => send({ as: 'mallory', path, body: 'x'.repeat(10_000_000) }),
    }),
  ),
  toPlace('a lone surrogate in the note', (scene) => `${line(scene)},"note":"\\ud800"}`),
  toPlace('NUL in the note', (scene) => `${line(scene)},"note":"a\\u0000b"}`),
  toPlace('a terminal code in the note', (scene) => `${line(scene)},"note":"a\\u001b[2Jb"}`),
  toPlace('a note of 1,001 letters', (scene) => `${line(scene)},"note":"${'x'.repeat(1_001)}"}`),
  toPlace('101 lines', ({ productId }) => ({
    items: Array.from({ length: 101 }, () => ({ productId, quantity: 1 })),
  })),
  toPlace('one product twice', ({ productId }) => ({
    items: [
      { productId, quantity: 1 },
      { productId: productId.toUpperCase(), quantity: 1 },
    ],
  })),
];
