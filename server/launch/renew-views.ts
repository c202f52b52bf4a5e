import { createReadDb } from '#db/client.ts';
import { roleUrl } from '#db/roles/names.ts';
import { requestOperation } from '../operations/request-operation.ts';
import { projections } from '../projections/projections.ts';
import type { Config } from '../runtime/config.ts';
import { say } from './progress.ts';

/**
 * Asks for a rebuild of each view that another release has made: until then it stands still, and
 * whoever runs everything by one command is not there to ask. A worker does it while the old view
 * is read.
 */
export async function renewViews({
  readDatabaseUrl,
  secret,
}: Pick<Config, 'readDatabaseUrl' | 'secret'>): Promise<void> {
  const url = roleUrl(readDatabaseUrl, 'evenkeel_operator', secret);
  const db = createReadDb(url, { max: 1, application: 'evenkeel start' });
  try {
    const made = await db
      .selectFrom('read.checkpoints')
      .select(['projection', 'version'])
      .execute();
    const open = await db
      .selectFrom('read.operations')
      .select('projection')
      .where('kind', '=', 'rebuild')
      .where('state', 'in', ['asked', 'running'])
      .execute();
    for (const { name, version } of projections) {
      const view = made.find(({ projection }) => projection === name);
      if (view === undefined || view.version === version) continue;
      // Asked by a start that was ended before it was done: it goes on by itself.
      if (open.some(({ projection }) => projection === name)) continue;
      const reason = `Made by version ${view.version} of its projection; this release has ${version}.`;
      const rebuild = { projection: name, kind: 'rebuild', reason } as const;
      await requestOperation(db, { ...rebuild, requestedBy: 'npm start' });
      say(`the view "${name}" is another release's and is made anew: see /admin/operations`);
    }
  } finally {
    await db.destroy();
  }
}
