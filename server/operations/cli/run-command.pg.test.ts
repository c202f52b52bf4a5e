import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { writeSecurityEntries } from '#server/accounts/write-security-entries.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { catchUp } from '#server/projections/testing/catch-up.ts';
import { poisoned } from '#server/projections/testing/poisoned.ts';
import { createTestShop, type TestShop } from '#server/projections/testing/test-shop.ts';
import type { CommandRequest } from './command-request.ts';
import { runCommand } from './run-command.ts';

const by = 'ada (command line)';
const sick = new Set<number>();
const projection = poisoned(ordersProjection, sick);

let database: TestDatabase;
let shop: TestShop;
const said: string[] = [];
beforeEach(async () => {
  database = await testDatabase();
  shop = createTestShop(database);
  sick.clear();
  said.length = 0;
  const hear = (text: string) => void said.push(text);
  vi.spyOn(console, 'log').mockImplementation(hear);
  vi.spyOn(console, 'error').mockImplementation(hear);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await database.drop();
});

const run = (command: string, more: Partial<CommandRequest> = {}) =>
  runCommand(command, {
    projection,
    deps: { ...shop, readDb: database.readDb, worker: 'cli' },
    position: undefined,
    reason: undefined,
    acceptDifferences: false,
    restart: false,
    by,
    tell: (details) =>
      writeSecurityEntries(database.authDb, [
        { kind: 'operated', subject: projection.name, details, count: 1, firstMs: 0, lastMs: 0 },
      ]),
    ...more,
  });

// One at a time, for what cannot be applied is parked alone.
const project = () => catchUp(projection, { ...shop, readDb: database.readDb }, 1);

/** Two orders, and a parked event of each: at 2 and at 4. */
const parked = async () => {
  for (const position of [2, 4]) {
    sick.add(position);
    const { orderId } = await shop.place();
    await shop.act(orderId, { type: 'AddNote', text: 'x', visibility: 'internal' });
  }
  await project();
};

/** What is on record of the newest operation. */
const recorded = () =>
  database.readDb
    .selectFrom('read.operations')
    .select(['kind', 'state', 'outcome', 'requested_by', 'reason', 'position', 'differs'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

const isPaused = async () =>
  (await database.readDb.selectFrom('read.checkpoints').select('paused').executeTakeFirst())
    ?.paused;

test('a pause and its end are done and on record; without a view the next step is told', async () => {
  expect(await run('pause')).toBe(1);
  expect(said).toEqual(['orders has no checkpoint yet: start a worker first.']);
  await shop.place();
  await project();
  expect(await run('pause', { reason: 'Looking into it' })).toBe(0);
  expect(await isPaused()).toBe(true);
  const kept = { state: 'done', requested_by: by };
  expect(await recorded()).toMatchObject({ ...kept, kind: 'pause', reason: 'Looking into it' });
  expect(await run('resume')).toBe(0);
  expect(await isPaused()).toBe(false);
  expect(await recorded()).toMatchObject({ ...kept, kind: 'resume' });
});

test('who steers a view from the command line, and why, is in the security log before anything is done', async () => {
  await parked();
  const refused = { tell: () => Promise.reject(new Error('No log')) };
  await expect(run('pause', refused)).rejects.toThrow('No log');
  await expect(run('skip', { ...refused, position: '2', reason: 'A double' })).rejects.toThrow();
  expect(await recorded()).toBeUndefined();
  expect(await isPaused()).toBe(false);
  await run('pause', { reason: 'Looking into it' });
  await run('resume');
  await run('skip', { position: '2', reason: 'A double' });
  await run('retry', { position: '4' });
  await run('rebuild', { acceptDifferences: true });
  // A worker's own process: the page has said it already.
  await run('rollback', { by: undefined });
  const entries = await database.authDb
    .selectFrom('auth.security_log')
    .select(['kind', 'actor_id', 'subject', 'details'])
    .orderBy('id')
    .execute();
  const entry = { kind: 'operated', actor_id: null, subject: 'orders' };
  expect(entries).toEqual([
    { ...entry, details: { operation: 'pause', reason: 'Looking into it', by } },
    { ...entry, details: { operation: 'resume', by } },
    { ...entry, details: { operation: 'skip', position: 2, reason: 'A double', by } },
    { ...entry, details: { operation: 'retry-dead-letters', position: 4, by } },
    { ...entry, details: { operation: 'rebuild', acceptDifferences: true, by } },
  ]);
});

test('parked events are listed with their errors; a retry says on record what it applied and what it left', async () => {
  expect(await run('dead-letters')).toBe(0);
  expect(said).toEqual(['No event of orders is parked.']);
  await parked();
  await run('dead-letters');
  expect(said.join('\n')).toContain('Parked events of orders: 2.');
  expect(said.join('\n')).toContain('Poison at 4');
  sick.delete(2);
  expect(await run('retry')).toBe(1);
  const left = 'Parked events applied: 1; still parked: 1, see their errors.';
  expect(said.at(-1)).toBe(left);
  expect(await recorded()).toMatchObject({ state: 'failed', outcome: left });
  sick.clear();
  expect(await run('retry')).toBe(0);
  const none = 'Parked events applied: 1; none is left.';
  expect(await recorded()).toMatchObject({ state: 'done', outcome: none, requested_by: by });
});

test('a retry of one position applies what that stream has parked, and says what it did', async () => {
  await parked();
  sick.clear();
  expect(await run('retry', { position: 'x' })).toBe(2);
  expect(await run('retry', { position: '3' })).toBe(1);
  expect(await run('retry', { position: '4' })).toBe(0);
  const outcome = 'Parked events of its stream applied: 1; it has none left.';
  expect(await recorded()).toMatchObject({ position: 4, state: 'done', outcome });
  const left = await database.readDb.selectFrom('read.dead_letters').select('position').execute();
  expect(left).toEqual([{ position: 2 }]);
});

test('an event is left out with a reason only, and only one that is parked; both are on record', async () => {
  await parked();
  expect(await run('skip', { position: '2' })).toBe(2);
  expect(await run('skip', { position: 'two', reason: 'A double' })).toBe(2);
  expect(await recorded()).toBeUndefined();
  expect(await run('skip', { position: '3', reason: 'A double' })).toBe(1);
  expect(await recorded()).toMatchObject({
    state: 'failed',
    position: 3,
    outcome: 'No event is parked at position 3; "dead-letters" lists those that are.',
  });
  expect(await run('skip', { position: '2', reason: 'A double' })).toBe(0);
  expect(await recorded()).toMatchObject({
    state: 'done',
    position: 2,
    reason: 'A double',
    outcome: 'Skipped. Nothing else of its stream was parked.',
  });
});

test('a rebuild that came out differently ends with a code of its own, and its rows are on record', async () => {
  const { orderId } = await shop.place();
  await project();
  await sql`update read.orders set total = total + 1`.execute(database.readDb);
  expect(await run('rebuild')).toBe(3);
  expect(said.at(-1)).toContain('--accept-differences');
  const told = `orders: 1 row came out differently: ${orderId}.`;
  expect(await recorded()).toMatchObject({
    state: 'failed',
    differs: true,
    outcome: expect.stringContaining(told),
  });
  expect(await run('rebuild', { acceptDifferences: true })).toBe(0);
  expect(await recorded()).toMatchObject({
    state: 'done',
    differs: false,
    outcome: `${told}\norders rebuilt up to position 1, compared with the live rows.`,
  });
});
