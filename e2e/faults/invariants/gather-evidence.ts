import { createReadDb, createWriteDb } from '#db/client.ts';
import { roleUrl } from '#db/roles/names.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import { projections } from '#server/projections/projections.ts';
import { foldLog, readViews } from '#server/projections/testing/views.ts';
import type { Config } from '#server/runtime/config.ts';
import { askOwner } from '../system/ask-owner.ts';
import { readTruth } from '../system/read-truth.ts';
import type { Evidence } from './evidence.ts';

type Databases = Pick<Config, 'databaseUrl' | 'readDatabaseUrl' | 'secret'>;

/** What the databases have to say, and nothing from clients yet. URLs are the owner's. */
export const gatherEvidence = (databases: Databases): Evidence => ({
  log: (statement, values) => askOwner(databases.databaseUrl, statement, values),
  views: (statement, values) => askOwner(databases.readDatabaseUrl, statement, values),
  readTruth: () => readTruth(databases),
  compareWithFold: () => compareWithFold(databases),
  callers: [],
  screens: [],
  mark: undefined,
  sizes: [],
  copies: 1,
  unsettled: undefined,
});

/** Rows of every table of every projection beside those that the log alone folds to. */
const compareWithFold = async ({ databaseUrl, readDatabaseUrl, secret }: Databases) => {
  const options = { max: 1, application: 'e2e' };
  const writeDb = createWriteDb(roleUrl(databaseUrl, 'evenkeel_projector', secret), options);
  const readDb = createReadDb(roleUrl(readDatabaseUrl, 'evenkeel_projector', secret), options);
  const source = {
    eventStore: createEventStore(writeDb),
    personalData: createPersonalData(writeDb),
  };
  try {
    const found: string[] = [];
    for (const projection of projections) {
      const folded = await foldLog(readDb, projection, source);
      const views = await readViews(readDb, projection);
      for (const [table, rows] of Object.entries(folded)) {
        const [of, log] = [new Set(views[table]), new Set(rows)];
        found.push(...lacking(log, of).map((row) => `${table} lacks ${row}`));
        found.push(
          ...lacking(of, log).map((row) => `${table} has, and the log knows nothing of ${row}`),
        );
      }
    }
    return found.slice(0, 6).map((text) => text.slice(0, 300));
  } finally {
    await Promise.all([writeDb.destroy(), readDb.destroy()]);
  }
};

const lacking = (wanted: ReadonlySet<string>, there: ReadonlySet<string>): string[] =>
  [...wanted].filter((row) => !there.has(row));
