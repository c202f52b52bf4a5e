import { randomUUID } from 'node:crypto';
import { createRandom } from '#e2e/consistency/plan/create-random.ts';
import { signIn } from '#e2e/consistency/session/sign-in.ts';
import { createAccounts } from '#e2e/faults/system/create-accounts.ts';
import type { System } from '#e2e/faults/system/start-system.ts';
import { productPage } from '#server/contracts/product.ts';
import type { CallerLog } from './caller-log.ts';
import { type Caller, createCaller } from './create-caller.ts';

/** Clients that write and read for as long as a fault is on. */
export type Load = {
  logs: CallerLog[];
  begin(): void;
  /** Ends what goes on, and asks until the outcome of every command is known. */
  settle(signal: AbortSignal): Promise<void>;
  /** From now on other web processes are asked. */
  moveTo(webPorts: readonly number[]): void;
  /** Ends it without asking. */
  stop(): Promise<void>;
};

/** Makes accounts, signs them in, and has a client ready for each. `name` keeps loads apart. */
export const createLoad = async (
  { config, copies, origin }: System,
  { callers, seed, name }: { callers: number; seed: number; name: string },
): Promise<Load> => {
  let webPorts: readonly number[] = copies.map(({ webPort }) => webPort);
  const baseUrl = `http://127.0.0.1:${webPorts[0]}`;
  const accounts = Array.from({ length: callers }, (_, index) => {
    const canary = `canary-${randomUUID()}`;
    return {
      name: `Caller ${index} ${canary}`,
      email: `${name}-${index}-${canary}@faults.test`,
      password: `password of ${name} ${index}`,
      role: 'customer' as const,
      canary,
    };
  });
  await createAccounts(config, accounts);
  const answer = await fetch(`${baseUrl}/api/products?limit=50`);
  const productIds = productPage.parse(await answer.json()).data.map(({ id }) => id);
  const canaries = new Set(accounts.map(({ canary }) => canary));
  const people: Caller[] = [];
  for (const [index, account] of accounts.entries()) {
    const { viewer, headers } = await signIn(baseUrl, origin, account);
    const random = createRandom(seed, `${name} ${index}`);
    const { canary } = account;
    const realtimePort = copies[index % copies.length]?.realtimePort ?? 0;
    const own = { customerId: viewer.id, headers, canary, random, realtimePort };
    people.push(createCaller({ ...own, webPorts: () => webPorts, productIds, canaries }));
  }
  let over = new AbortController();
  let working: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    over.abort();
    await working;
  };
  return {
    logs: people.map(({ log }) => log),
    begin: () => {
      over = new AbortController();
      working = Promise.all(people.map((caller) => caller.run(over.signal)));
    },
    moveTo: (ports) => {
      webPorts = ports;
    },
    stop,
    settle: async (signal) => {
      await stop();
      await Promise.all(people.map((caller) => caller.settle(signal)));
    },
  };
};
