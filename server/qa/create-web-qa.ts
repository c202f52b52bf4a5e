import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { AuthDatabase } from '#db/auth/schema.ts';
import { createQaDb } from '#db/client.ts';
import type { QaDatabase } from '#db/qa/schema.ts';
import { roleUrl } from '#db/roles/names.ts';
import type { CommandDeps } from '#server/commands/command-request.ts';
import type { ViewWaiter } from '#server/http/create-view-waiter.ts';
import type { Reads } from '#server/queries/reads.ts';
import type { Config } from '#server/runtime/config.ts';
import { type AroundCommand, createCommandFaults } from './create-command-faults.ts';
import { type AroundChange, createFailPoints } from './create-fail-points.ts';

/** What the QA controls of a web process work with. */
export type WebQa = {
  db: Kysely<QaDatabase>;
  authDb: Kysely<AuthDatabase>;
  commands: CommandDeps;
  reads: Reads;
  views: ViewWaiter;
  /** To be put around every command. */
  aroundCommand: AroundCommand;
  /** To be put around every request that changes something. */
  aroundChange: AroundChange;
  stop(): Promise<void>;
};

/** The controls of a web process with QA_CONTROLS=1; without it there are none. */
export function createWebQa(
  { qaControls, readDatabaseUrl, secret }: Config,
  {
    log,
    ...deps
  }: Pick<WebQa, 'authDb' | 'commands' | 'reads' | 'views'> & { log: Pick<Logger, 'warn'> },
): WebQa | undefined {
  if (!qaControls) return undefined;
  log.warn('QA controls are on: whoever reaches this server can make it fail');
  const url = roleUrl(readDatabaseUrl, 'evenkeel_qa', secret);
  const db = createQaDb(url, { max: 4, application: 'evenkeel web qa' });
  return {
    ...deps,
    db,
    aroundCommand: createCommandFaults(db),
    aroundChange: createFailPoints(db),
    stop: () => db.destroy(),
  };
}
