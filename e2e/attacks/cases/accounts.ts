import { randomUUID } from 'node:crypto';
import type { Attack } from '../attack.ts';
import type { Scene } from '../people.ts';
import type { Answer } from '../send.ts';

const signIn = (scene: Scene, body: unknown, headers: Record<string, string> = {}) =>
  scene.send({ path: '/api/auth/sign-in/email', body: body as object, headers });
const signUp = (scene: Scene, body: unknown) =>
  scene.send({ path: '/api/auth/sign-up/email', body: body as object });
const fresh = () => ({ name: 'Eve', email: `${randomUUID()}@x.test`, password: 'a-long-password' });

const entries: [name: string, body: unknown, status: number[]][] = [
  ['SQL as e-mail', { email: "' or 1=1 --", password: 'x' }, [400]],
  ['SQL in an e-mail', { email: "admin@demo.test'--", password: 'x' }, [400, 401]],
  ['an operator as e-mail', { email: { $gt: '' }, password: { $gt: '' } }, [400]],
  ['lists as e-mail and password', { email: ['admin@demo.test'], password: ['x'] }, [400]],
  ['a password that is true', { email: 'admin@demo.test', password: true }, [400]],
  ['a password of 129 letters', { email: 'admin@demo.test', password: 'x'.repeat(129) }, [400]],
  ['a password of 60 KB', { email: 'admin@demo.test', password: 'x'.repeat(60_000) }, [400]],
  ['no password', { email: 'admin@demo.test', password: '' }, [400]],
  ['a NUL in the password', { email: 'admin@demo.test', password: 'demo-password\0' }, [400, 401]],
  ['an address with a Cyrillic letter', { email: 'аdmin@demo.test', password: 'x' }, [400, 401]],
  ['an address with a full-width at', { email: 'admin＠demo.test', password: 'x' }, [400]],
  ['two addresses', { email: 'admin@demo.test,eve@x.test', password: 'x' }, [400]],
  ['a header in an address', { email: 'a@x.test\r\nBcc: b@x.test', password: 'x' }, [400]],
  ['a callback address', { email: 'a@x.test', password: 'x', callbackURL: '//evil.test' }, [400]],
  ['a session for ever', { email: 'a@x.test', password: 'x', rememberMe: true }, [400]],
];

const newcomers: [name: string, change: object][] = [
  ['role admin', { role: 'admin' }],
  ['an id', { id: randomUUID() }],
  ['a verified address', { emailVerified: true }],
  ['an image', { image: 'javascript:alert(1)' }],
  ['a common password', { password: 'password123' }],
  ['a short password', { password: 'short' }],
  ['a name of direction marks', { name: '\u202eevE' }],
  ['a name with a line break', { name: 'Eve\r\nSet-Cookie: a=b' }],
  ['a name of 101 letters', { name: 'x'.repeat(101) }],
  ['a name of spaces', { name: '   ' }],
  ['a surrogate in the password', { password: 'long-password\ud800' }],
];

/** Cookies that open nothing, made of the victim's. */
const forged: [name: string, make: (cookie: string) => string][] = [
  ['another seal', (cookie) => cookie.replace(/\.[^.;]+/, '.AAAA')],
  ['no seal', (cookie) => cookie.replace(/\.[^.;]+/, '')],
  [
    'the seal of another token',
    (cookie) => cookie.replace(/=(.)/, (_, a) => `=${a === 'a' ? 'b' : 'a'}`),
  ],
  [
    'a token in capitals',
    (cookie) => cookie.toUpperCase().replace('EVENKEEL.SESSION', 'evenkeel.session'),
  ],
  ['SQL as token', () => "evenkeel.session=' or 1=1 --.x"],
  ['a JWT without algorithm', () => 'evenkeel.session=eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.'],
  ['a broken escape', () => 'evenkeel.session=%E0%A4%A'],
  ['nothing', () => 'evenkeel.session='],
  [
    'better-auth’s own name',
    (cookie) => cookie.replace(/evenkeel\.session/, 'better-auth.session_token'),
  ],
  ['the name in capitals', (cookie) => cookie.replace('evenkeel.session', 'Evenkeel.Session')],
];

const shape = ({ status, headers, text }: Answer) =>
  JSON.stringify([status, Object.keys(headers).sort(), text.replace(/[0-9a-f-]{36}/g, '')]);

const enumeration: Attack[] = [
  {
    name: 'a wrong password and an unknown address sound the same',
    status: [401],
    async run(scene) {
      const known = await signIn(scene, { email: scene.people.victim.email, password: 'wrong' });
      const unknown = await signIn(scene, { email: fresh().email, password: 'wrong' });
      if (shape(known) !== shape(unknown)) throw new Error('They differ.');
      return [known, unknown];
    },
  },
  {
    name: 'signing up with the victim’s address opens nothing',
    status: [200],
    async run(scene) {
      const taken = await signUp(scene, {
        ...fresh(),
        email: scene.people.victim.email,
        password: 'not-the-victims-own',
      });
      const cookie = [taken.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0]);
      const who = await scene.send({
        path: '/api/auth/get-session',
        cookie: cookie.join('; '),
      });
      if (who.text !== 'null') throw new Error('It opened a session.');
      // What comes back is what was sent: the address.
      return { status: taken.status, raw: taken.raw.replaceAll(scene.people.victim.email, '') };
    },
  },
];

const fixation: Attack = {
  name: 'a session that was there before the sign-in is not the one after it',
  status: [200],
  async run(scene) {
    const planted = 'evenkeel.session=planted.by-an-attacker';
    const { email, password } = scene.people.mallory;
    const answer = await scene.send({
      path: '/api/auth/sign-in/email',
      body: { email, password },
      cookie: planted,
    });
    if (answer.raw.includes('planted')) throw new Error('It was kept.');
    const who = await scene.send({ path: '/api/auth/get-session', cookie: planted });
    if (who.text !== 'null') throw new Error('It opens something now.');
    return answer;
  },
};

const spraying: Attack = {
  name: 'addresses that a client makes up do not make it many clients',
  status: [401, 429],
  async run(scene) {
    const guess = (forgedAddress: string) =>
      signIn(
        scene,
        { email: fresh().email, password: 'wrong' },
        { 'x-forwarded-for': `${forgedAddress}, 203.0.113.7` },
      );
    await guess('198.51.100.1');
    await scene.query('update auth.sign_in_attempts set attempts = 100, next_at = now()');
    const answers = [await guess('198.51.100.2'), await guess('198.51.100.3')];
    const statuses = answers.map(({ status }) => status).join();
    await scene.query('delete from auth.sign_in_attempts');
    if (statuses !== '401,429') throw new Error(`It was answered ${statuses}.`);
    return answers;
  },
};

export const accounts: Attack[] = [
  ...entries.map(
    ([name, body, status]): Attack => ({
      name: `sign in with ${name}`,
      status,
      run: (scene) => signIn(scene, body),
    }),
  ),
  ...newcomers.map(
    ([name, change]): Attack => ({
      name: `sign up with ${name}`,
      status: [400],
      run: (scene) => signUp(scene, { ...fresh(), ...change }),
    }),
  ),
  ...forged.map(
    ([name, make]): Attack => ({
      name: `a session cookie with ${name}`,
      status: [401],
      run: ({ send, people }) =>
        send({ path: '/api/orders', cookie: make(people.victim.cookie.split(';')[0] ?? '') }),
    }),
  ),
  ...enumeration,
  fixation,
  spraying,
];
