import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { ensureCheckpoint } from '#server/projections/checkpoints.ts';
import { projectBatch } from '#server/projections/project-batch.ts';
import { ordersProjection } from '#server/projections/projections.ts';
import { createTestShop } from '#server/projections/testing/test-shop.ts';
import type { Span } from '#server/runtime/create-tracing.ts';
import { tellProjected } from './tell-projected.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test('an appended event is told when it is visible, under the ids of its command, if anybody listens', async () => {
  const { readDb } = database;
  const shop = createTestShop(database);
  await ensureCheckpoint(readDb, ordersProjection);
  const { position } = await shop.place(1);
  const [event] = await shop.eventStore.readLog(position - 1, 1);
  if (event === undefined) throw new Error('The event is in the log');
  const outcome = await projectBatch(ordersProjection, { ...shop, readDb, worker: 'w' }, 10);
  if (outcome.kind !== 'applied') throw new Error('The event was projected');

  const lines: string[] = [];
  const spans: Span[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => lines.push(line) });
  const tracing = { record: (span: Span) => spans.push(span), stop: async () => {} };
  tellProjected(outcome.batch, { log, tracing });
  const { commandId, at, metadata } = event;
  const { correlationId } = metadata;
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: 'projected', projection: 'orders', position, commandId, correlationId },
  ]);
  expect(spans).toEqual([
    {
      name: 'project orders',
      commandId,
      startMs: Date.parse(at),
      endMs: Date.parse(outcome.batch.committedAt),
      attributes: { position, 'evenkeel.correlation_id': correlationId },
    },
  ]);

  log.level = 'info';
  tellProjected(outcome.batch, { log, tracing: undefined });
  expect(lines).toHaveLength(1);
});
