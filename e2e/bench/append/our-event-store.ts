import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { createWriteDb } from '#db/client.ts';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import type { WriteDatabase } from '#db/write/schema.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import type { Contestant } from './contestant.ts';
import { sampleEvent, sampleMetadata } from './sample-event.ts';

/** Evenkeel's own event store, as one web process has it: the command role, batching on. */
export const ourEventStore = (database: TestDatabase): Contestant => {
  const db = createWriteDb(database.urls.command, {
    max: 2,
    application: 'bench append',
    prepares: 'all',
  });
  const store = createEventStore(db, { limits: { callsInFlight: 2 } });
  const answers = new Map<number, string>();
  return {
    name: 'ours',
    append: async () => {
      const streamId = newId();
      const answer = await store.append({
        actorId: newId(),
        commandId: newId(),
        bodyHash: 'x'.repeat(43),
        streamType: 'order',
        streamId,
        expectedVersion: 0,
        events: [{ ...sampleEvent(), schemaVersion: 1 }],
        metadata: sampleMetadata(),
      });
      if (answer.outcome === 'appended') answers.set(answer.position, streamId);
    },
    faults: (answered) => faultsOf(db, answered, answers),
    close: () => db.destroy(),
  };
};

/** Compares every answer with the log, and the log with itself. */
const faultsOf = async (
  db: Kysely<WriteDatabase>,
  answered: number,
  answers: Map<number, string>,
): Promise<string[]> => {
  const faults: string[] = [];
  const log = await db
    .selectFrom('write.events')
    .select(['position', 'stream_id', 'version'])
    .orderBy('position')
    .execute();
  const { rows } = await sql<{ commands: number; head: number }>`
    select (select count(*) from write.commands) as commands,
      (select position from write.head) as head`.execute(db);
  const [{ commands, head } = { commands: 0, head: 0 }] = rows;
  for (const count of [log.length, commands, head, answers.size]) {
    if (count !== answered) faults.push(`${answered} appends were answered, ${count} are there`);
  }
  for (const [index, event] of log.entries()) {
    if (event.position !== index + 1) faults.push(`position ${event.position} is at ${index + 1}`);
    if (event.version !== 1) faults.push(`version ${event.version} of a stream of one event`);
    if (answers.get(event.position) !== event.stream_id) {
      faults.push(`position ${event.position} was answered for another stream`);
    }
  }
  return faults.slice(0, 10);
};
