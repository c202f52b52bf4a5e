import { randomUUID } from 'node:crypto';
import { type Answer, type Sent, send } from './send.ts';
import type { Target } from './start-target.ts';

/** Somebody with a session. */
export type Somebody = {
  id: string;
  name: string;
  email: string;
  password: string;
  cookie: string;
};

/** Who takes part: those who attack by what they may, and whom they attack. */
export type People = {
  /** A customer who attacks. */
  mallory: Somebody;
  /** A customer whose things are nobody else's business. */
  victim: Somebody;
  support: Somebody;
  fulfilment: Somebody;
  admin: Somebody;
};

/** What an attack has in hand. */
export type Scene = Target & {
  people: People;
  productId: string;
  /** The victim's pending order, the command that placed it, and what nobody else may ever read. */
  order: { id: string; commandId: string };
  canaries: string[];
  /** An order of the attacker's own. */
  own: { id: string };
  /** One more customer, with a pending order. */
  newcomer(): Promise<Somebody & { orderId: string }>;
  send(sent: Sent & { as?: keyof People | undefined }): Promise<Answer>;
};

const password = 'a-long-password';

/** Signs everybody up or in, and gives victim and attacker an order each. */
export async function peopled(target: Target): Promise<Scene> {
  const enter = async (path: string, body: Record<string, string>): Promise<Somebody> => {
    const answer = await send(target.port, { path: `/api/auth/${path}`, body });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    const { user } = JSON.parse(answer.text) as { user: Somebody };
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
    return { ...user, password: body.password ?? '', cookie };
  };
  const newcomer = (name: string) =>
    enter('sign-up/email', { name, email: `${randomUUID()}@canary.test`, password });
  const staff = (role: string) =>
    enter('sign-in/email', { email: `${role}@demo.test`, password: 'demo-password' });
  const people: People = {
    mallory: await newcomer('"><img src=x onerror=window.owned=1>'),
    victim: await newcomer(`Canary ${randomUUID()}`),
    support: await staff('support'),
    fulfilment: await staff('fulfilment'),
    admin: await staff('admin'),
  };
  const ask: Scene['send'] = ({ as, ...sent }) =>
    send(target.port, { ...sent, cookie: sent.cookie ?? (as && people[as].cookie) });
  const products = await ask({ path: '/api/products?limit=1' });
  const productId: string = JSON.parse(products.text).data[0].id;
  const note = `canary ${randomUUID()}`;
  const place = async ({ cookie }: Somebody, words: string) => {
    const body = { items: [{ productId, quantity: 1 }], note: words };
    const placed = await ask({ cookie, path: '/api/orders', body });
    if (placed.status !== 202) throw new Error(`Not placed: ${placed.text}`);
    return JSON.parse(placed.text) as { orderId: string; commandId: string };
  };
  const { orderId, commandId } = await place(people.victim, note);
  const own = await place(people.mallory, 'mine');
  const { name, email, cookie } = people.victim;
  return {
    ...target,
    people,
    productId,
    order: { id: orderId, commandId },
    own: { id: own.orderId },
    canaries: [name, email, note, cookie, people.admin.cookie],
    async newcomer() {
      const somebody = await newcomer('Casey');
      return { ...somebody, orderId: (await place(somebody, 'theirs')).orderId };
    },
    send: ask,
  };
}
