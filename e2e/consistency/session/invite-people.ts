import { createAccounts } from '#e2e/faults/system/create-accounts.ts';
import type { System } from '#e2e/faults/system/start-system.ts';
import type { OrderItem } from '#server/contracts/order.ts';
import { productPage } from '#server/contracts/product.ts';
import type { Recorder } from '../history/create-recorder.ts';
import { createRandom } from '../plan/create-random.ts';
import { createPerson, type Person } from './person.ts';
import { signIn } from './sign-in.ts';

export type Invited = { people: Person[]; adminHeaders: Record<string, string> };

/** Every fifth session is an admin's. */
export const isAdmin = (session: number): boolean => session % 5 === 4;

/** Makes an account for each session, signs it in over HTTP, and opens its first tab. */
export const invitePeople = async (
  { config, copies, origin }: System,
  { sessions, seed, recorder }: { sessions: number; seed: number; recorder: Recorder },
): Promise<Invited> => {
  const webPorts = copies.map(({ webPort }) => webPort);
  const accounts = Array.from({ length: sessions }, (_, session) => ({
    name: `Session ${session}`,
    email: `session-${session}@consistency.test`,
    password: `password of session ${session}`,
    role: isAdmin(session) ? ('admin' as const) : ('customer' as const),
  }));
  const qa = { ...accounts[0], email: 'qa@consistency.test', role: 'admin' as const };
  const controller = { name: 'QA', password: 'password of the controls', ...qa };
  await createAccounts(config, [...accounts, controller]);
  const baseUrl = `http://127.0.0.1:${webPorts[0]}`;
  const products = await readProducts(baseUrl);
  const people = await Promise.all(
    accounts.map(async (account, browser) => {
      const { viewer, headers } = await signIn(baseUrl, origin, account);
      const random = createRandom(seed, `chance ${browser}`);
      return createPerson({ browser, viewer, headers, webPorts, random, recorder, products });
    }),
  );
  const { headers } = await signIn(baseUrl, origin, controller);
  return { people, adminHeaders: headers };
};

const readProducts = async (baseUrl: string): Promise<OrderItem[]> => {
  const answer = await fetch(`${baseUrl}/api/products?limit=100`);
  const { data } = productPage.parse(await answer.json());
  return data.map(({ id, name, price }) => {
    return { productId: id, productName: name, quantity: 1, price };
  });
};
