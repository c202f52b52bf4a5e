import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import { createQaDb } from '#db/client.ts';
import { roleUrl } from '#db/roles/names.ts';
import type { WriteDatabase } from '#db/write/schema.ts';
import type { HoldBack } from '#server/projections/project-batch.ts';
import type { Projection } from '#server/projections/projection.ts';
import type { Carry } from '#server/realtime/send-to-rooms.ts';
import type { Config } from '#server/runtime/config.ts';
import { listen } from '#server/runtime/listen.ts';
import { qaChannel } from './change-controls.ts';
import { createEventHold } from './create-event-hold.ts';
import { createFrameFaults } from './create-frame-faults.ts';
import { createSettingsWatch } from './create-settings-watch.ts';
import { findCuts } from './find-cuts.ts';
import { poisonProjection } from './poison-projection.ts';
import { readSettings } from './read-settings.ts';
import { everybody, frameFaultsOf } from './settings.ts';

export type WorkerQaOptions = {
  writeDb: Kysely<WriteDatabase>;
  /** Lets every projection look at the log now. */
  wake: () => void;
  /** Cuts a user's sockets, or all. */
  cut: (userId?: string) => void;
  log: Pick<Logger, 'warn'>;
};

/** What QA has a worker do wrong, as the parts of a worker that do it. */
export type WorkerQa = {
  poison: (projection: Projection) => Projection;
  holdBack: HoldBack;
  carry: Carry;
  stop(): Promise<void>;
};

/** The faults of a worker with QA_CONTROLS=1; without it there are none. */
export function createWorkerQa(
  { qaControls, readDatabaseUrl, directReadDatabaseUrl, secret }: Config,
  { writeDb, wake, cut, log }: WorkerQaOptions,
): WorkerQa | undefined {
  if (!qaControls) return undefined;
  log.warn('QA controls are on: whoever reaches the web server can make this worker fail');
  const role = 'evenkeel_qa';
  const db = createQaDb(roleUrl(readDatabaseUrl, role, secret), {
    max: 2,
    application: 'evenkeel worker qa',
  });
  const watch = createSettingsWatch({
    read: () => readSettings(db),
    log,
    onChange(now, before) {
      for (const user of findCuts(now, before)) cut(user === everybody ? undefined : user);
      wake();
    },
  });
  const look = () => void watch.look().catch(() => {});
  const listener = listen(roleUrl(directReadDatabaseUrl, role, secret), {
    application: 'evenkeel worker qa listen',
    channels: { [qaChannel]: look },
    onConnected: look,
  });
  return {
    poison: (projection) => poisonProjection(projection, (id) => watch.now().poison.has(id)),
    holdBack: createEventHold({ look: watch.look, clock: () => clockOf(writeDb), wake }),
    carry: createFrameFaults({ faultsOf: (userId) => frameFaultsOf(watch.now(), userId) }),
    async stop() {
      watch.stop();
      await listener.stop();
      await db.destroy();
    },
  };
}

/** The time by which the log stamps its events. */
const clockOf = async (db: Kysely<WriteDatabase>): Promise<string> => {
  const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(db);
  return rows[0]?.now ?? '';
};
