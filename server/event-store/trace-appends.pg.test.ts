import { expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { createEventStore } from './create-event-store.ts';
import { type AppendSpan, traceAppends } from './trace-appends.ts';

test('every append is told with its command, its outcome and its position, a refused one too', async () => {
  const database = await testDatabase();
  const spans: AppendSpan[] = [];
  const store = traceAppends(createEventStore(database.writeDb), (span) => spans.push(span));
  const [streamId, commandId] = [crypto.randomUUID(), crypto.randomUUID()];
  const append = {
    actorId: 'somebody',
    commandId,
    bodyHash: 'x',
    streamType: 'order',
    streamId,
    expectedVersion: 0,
    metadata: {},
    events: [{ type: 'Happened', schemaVersion: 1, data: {} }],
  };
  await store.append(append);
  await store.append({ ...append, commandId: crypto.randomUUID() });
  await expect(store.append({ ...append, events: [] })).rejects.toThrow('cannot be stored');
  expect(spans).toMatchObject([
    { commandId, attributes: { outcome: 'appended', position: 1, events: 1, streamId } },
    { attributes: { outcome: 'version-conflict' } },
    { commandId, attributes: { outcome: 'failed' } },
  ]);
  for (const { startMs, endMs } of spans) expect(endMs).toBeGreaterThanOrEqual(startMs);
  await database.drop();
});
