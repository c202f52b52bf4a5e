import { randomBytes } from 'node:crypto';
import type { Attack } from '../attack.ts';
import type { Scene } from '../people.ts';
import { speak, statusesIn } from '../speak.ts';

type Handshake = {
  origin?: string | undefined;
  cookie?: string | undefined;
  query?: string;
  lines?: string[];
  /** By the web process, which hands sockets on, or straight to the worker. */
  by?: 'web' | 'worker';
  /** What is said in the socket, as if it had been opened already. */
  said?: Buffer;
};

const good = 'EIO=4&transport=websocket';

const handshake = async (scene: Scene, tried: Handshake) => {
  const { origin, cookie, query = good, lines, by, said } = tried;
  const port = by === 'web' ? scene.port : scene.realtimePort;
  const head = [
    `GET /socket.io?${query} HTTP/1.1`,
    `Host: localhost:${scene.port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(origin === undefined ? [] : [`Origin: ${origin}`]),
    ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
    ...(lines ?? []),
    '',
    '',
  ].join('\r\n');
  const heard = await speak(port, Buffer.concat([Buffer.from(head), said ?? Buffer.alloc(0)]));
  // Closed without a word.
  return { status: statusesIn(heard)[0] ?? 400, raw: heard };
};

/** A frame that no client may send, as it is not masked: a socket that was opened is closed for it. */
const unmasked = Buffer.from([0x81, 0x00]);

const refused = (name: string, make: (scene: Scene) => Handshake): Attack[] =>
  (['worker', 'web'] as const).map((by) => ({
    name: `a handshake ${name}, by the ${by}’s port`,
    status: [400, 401, 403, 404],
    run: (scene) => handshake(scene, { ...make(scene), by }),
  }));

const origins = [
  'http://evil.test',
  'null',
  '',
  'http://localhost',
  'https://localhost',
  'http://localhost.evil.test',
  'file://',
  '*',
];

export const sockets: Attack[] = [
  // What all others are measured by: the same handshake, with nothing wrong in it.
  ...(['worker', 'web'] as const).map(
    (by): Attack => ({
      name: `none: a handshake of our own, by the ${by}’s port`,
      status: [101],
      run: (scene) =>
        handshake(scene, {
          ...{ origin: scene.origin, cookie: scene.people.victim.cookie },
          ...{ by, said: unmasked },
        }),
    }),
  ),
  ...refused('without an Origin', ({ people }) => ({ cookie: people.victim.cookie })),
  ...origins.flatMap((origin) =>
    refused(`from ${JSON.stringify(origin)}`, ({ people }) => ({
      origin,
      cookie: people.victim.cookie,
    })),
  ),
  ...refused('from a neighbour’s port', ({ port, people }) => ({
    origin: `http://localhost:${port + 1}`,
    cookie: people.victim.cookie,
  })),
  ...refused('with another site’s Origin after ours', ({ origin, people }) => ({
    origin: `${origin}, http://evil.test`,
    cookie: people.victim.cookie,
  })),
  ...refused('without a session', ({ origin }) => ({ origin })),
  ...refused('with a session that is forged', ({ origin, people }) => ({
    origin,
    cookie: people.victim.cookie.replace(/\.[^.;]+/, '.AAAA'),
  })),
  ...refused('with the session in its address', ({ origin, people }) => ({
    origin,
    query: `${good}&session=${encodeURIComponent(people.victim.cookie)}`,
  })),
  ...refused('of another transport', ({ origin, people }) => ({
    origin,
    cookie: people.victim.cookie,
    query: 'EIO=4&transport=webtransport',
  })),
  ...refused('into a session that is not', ({ origin, people }) => ({
    origin,
    cookie: people.victim.cookie,
    query: `${good}&sid=${'x'.repeat(20)}`,
  })),
  ...['GET', 'POST'].map(
    (method): Attack => ({
      name: `polling by ${method}`,
      status: [400, 403, 404, 413],
      run: ({ send, origin }) =>
        send({
          as: 'victim',
          method,
          path: '/socket.io?EIO=4&transport=polling',
          headers: { origin },
          ...(method === 'POST' && { body: '40' }),
        }),
    }),
  ),
];
