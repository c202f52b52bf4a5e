import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandDb } from '#db/testing/command-db.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import type { CommandDeps } from './command-request.ts';
import { registerCustomer } from './register-customer.ts';
import { shopDeps } from './testing-shop.ts';

let database: TestDatabase;
let deps: CommandDeps;
let close: () => Promise<void>;

beforeAll(async () => {
  database = await testDatabase();
  const db = commandDb(database);
  deps = shopDeps(db);
  close = () => db.destroy();
});
afterAll(async () => {
  await close();
  await database.drop();
});

const registration = () => ({
  customer: { id: randomUUID(), name: 'Alice', email: 'alice@example.test', country: null },
  correlationId: 'test',
});

test('a customer is registered once, however often and at once it is asked', async () => {
  const asked = registration();
  const answers = await Promise.all([1, 2, 3].map(() => registerCustomer(deps, asked)));
  answers.push(await registerCustomer(deps, asked));
  expect(answers.filter((answer) => answer === 'registered')).toHaveLength(1);
  expect(await deps.eventStore.readStream('customer', asked.customer.id)).toHaveLength(1);
});

test('somebody whom the import registered is known at sign-up', async () => {
  const asked = registration();
  const occurredAt = '2010-12-01T08:26:00.000Z';
  const system = { id: 'import', role: 'system' } as const;
  expect(await registerCustomer(deps, { ...asked, actor: system, occurredAt })).toBe('registered');
  expect(await registerCustomer(deps, asked)).toBe('known');
  const [event] = await deps.personalData.open(
    await deps.eventStore.readStream('customer', asked.customer.id),
  );
  expect(event).toMatchObject({ data: { name: 'Alice' }, metadata: { occurredAt } });
});
