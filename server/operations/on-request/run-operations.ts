import { type Kysely, type Selectable, sql } from 'kysely';
import type { Logger } from 'pino';
import type { OperationsTable } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from '#server/projections/projection.ts';
import { createAlarmClock } from '#server/runtime/create-alarm-clock.ts';
import { failAbandoned } from './abandoned-operations.ts';
import { carryOut } from './carry-out.ts';
import { isFor } from './is-for.ts';
import { requestOutdatedRebuilds } from './request-outdated-rebuilds.ts';

export type RunOperationsOptions = {
  db: Kysely<ReadDatabase>;
  worker: string;
  /** The read models as this worker makes them. */
  projections: readonly Pick<Projection, 'name' | 'version'>[];
  perform: (operation: Selectable<OperationsTable>) => Promise<string>;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
};

const pollMs = 2_000;

/**
 * Does what operators ask for, one thing at a time, each by one of the workers, and has views of an
 * earlier release rebuilt. Wakes on `wake` and looks every 2 s regardless. What a worker that died was
 * at is told as failed.
 */
export const runOperations = ({ db, worker, projections, perform, log }: RunOperationsOptions) => {
  const clock = createAlarmClock();
  let stopping = false;

  const step = async (): Promise<boolean> => {
    await failAbandoned(db);
    await requestOutdatedRebuilds(db, projections);
    const operation = await take(db, worker, projections);
    if (operation === undefined) return false;
    const work = logged(operation);
    // A rebuild takes long, in a process of its own; a retry must not wait for it.
    const isLong = operation.kind === 'rebuild' || operation.kind === 'rollback';
    if (!isLong) await work;
    return true;
  };

  const logged = async (operation: Selectable<OperationsTable>): Promise<void> => {
    const { id, kind, projection, requested_by: by, reason, request_id: requestId } = operation;
    const facts = { operation: id, kind, projection, by, reason, requestId };
    log.info(facts, 'operation begins');
    await carryOut(db, id, async () => {
      const outcome = await perform(operation);
      log.info({ ...facts, outcome }, 'operation done');
      return { state: 'done', outcome };
    }).catch((err: unknown) => log.error({ ...facts, err }, 'operation failed'));
  };

  const loop = async () => {
    while (!stopping) {
      clock.reset();
      const again = await step().catch((err: unknown) => {
        log.warn({ err }, 'operations could not be looked for');
        return false;
      });
      if (!stopping && !again) await clock.sleep(pollMs, { wakes: true });
    }
  };
  const done = loop();

  return {
    wake: clock.ring,
    async stop() {
      stopping = true;
      clock.end();
      await done;
    },
  };
};

const take = async (
  db: Kysely<ReadDatabase>,
  worker: string,
  projections: RunOperationsOptions['projections'],
) => {
  // The oldest that nobody else is taking.
  const oldest = db
    .selectFrom('read.operations as o')
    .select('id')
    .where('state', '=', 'asked')
    .where(isFor(projections))
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked();
  return db
    .updateTable('read.operations')
    .set({ state: 'running', worker, started_at: sql<string>`now()` })
    .where('id', '=', oldest)
    .returningAll()
    .executeTakeFirst();
};
