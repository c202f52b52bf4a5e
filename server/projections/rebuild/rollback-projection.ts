import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import { finishRebuild } from './finish-rebuild.ts';
import { withPatience } from './rebuild-projection.ts';
import { beatRebuild } from './rebuild-run.ts';
import { hasShadow, previousToShadow } from './shadow-tables.ts';

/** There is nothing to roll back to, or not with this release. */
export class NoRollback extends Error {
  readonly code = 'no-rollback';
}

/**
 * Brings back the view that the last rebuild replaced, caught up with the log first, so that no
 * reader ever sees it older than the present one, which becomes the previous in turn. Answers its
 * position. Throws NoRollback.
 */
export const rollbackProjection = (projection: Projection, deps: ProjectionDeps): Promise<number> =>
  withPatience(deps.readDb, async ({ db }) => {
    const { name, version } = projection;
    const run = { projection, run: randomUUID() };
    const head = await deps.eventStore.head();
    const previous = await db.transaction().execute(async (transaction) => {
      const found = await transaction
        .selectFrom('read.previous_views')
        .selectAll()
        .where('projection', '=', name)
        .forUpdate()
        .executeTakeFirst();
      if (found === undefined || !(await hasShadow(transaction, projection, 'previous'))) {
        throw new NoRollback(`${name} has no view from before to go back to.`);
      }
      if (found.version !== version) {
        throw new NoRollback(
          `The view from before is of version ${found.version}, this release makes ${version}: start the release that made it and roll back with that.`,
        );
      }
      if (found.epoch !== head.epoch || found.position > head.position) {
        throw new NoRollback('The view from before was made from another log: rebuild instead.');
      }
      const letters = transaction.updateTable('read.dead_letters').where('projection', '=', name);
      await previousToShadow(transaction, projection);
      await transaction.deleteFrom('read.rebuilds').where('projection', '=', name).execute();
      await transaction
        .deleteFrom('read.dead_letters')
        .where('projection', '=', name)
        .where('place', '=', 'shadow')
        .execute();
      await letters.set({ place: 'shadow' }).where('place', '=', 'previous').execute();
      await transaction.deleteFrom('read.previous_views').where('projection', '=', name).execute();
      const { position, epoch } = found;
      await transaction
        .insertInto('read.rebuilds')
        .values({
          ...{ projection: name, ...{ run: run.run }, version, epoch, position, phase: 'catch up' },
          ...{ target: head.position, done: position, started_at: sql<string>`now()` },
        })
        .execute();
      return found;
    });
    const stop = beatRebuild(deps.readDb, run);
    try {
      const { position } = await finishRebuild(db, deps, run, {
        ...{ position: previous.position, epoch: head.epoch, compares: false },
      });
      return position;
    } finally {
      stop();
    }
  });
