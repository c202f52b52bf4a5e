import { randomUUID } from 'node:crypto';
import { lacksColumn } from '#db/sql-state.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import { finishRebuild } from './finish-rebuild.ts';
import { indexShadow } from './index-shadow.ts';
import { moveRebuild } from './rebuild-fence.ts';
import { withPatience } from './rebuild-projection.ts';
import { beatRebuild } from './rebuild-run.ts';
import { beginRollback, giveUpRollback, NoRollback } from './rollback-run.ts';

/**
 * Brings back the view that the last rebuild replaced, with the indexes made since and caught up
 * with the log first, so that no reader ever sees it older than the present one, which becomes the
 * previous in turn. One that was cut short goes on from where it was. Answers its position. Throws
 * NoRollback.
 */
export const rollbackProjection = (projection: Projection, deps: ProjectionDeps): Promise<number> =>
  withPatience(deps.readDb, async ({ db }) => {
    const run = { projection, runId: randomUUID() };
    const head = await deps.eventStore.head();
    const before = await beginRollback(db, run, head);
    const stop = beatRebuild(deps.readDb, run);
    try {
      await moveRebuild(db, run, { phase: 'index' });
      // The next rebuild has its indexes from the live tables, so none may be missing there; but one
      // of a column that only the later version has is none of this view's.
      await indexShadow(db, run, lacksColumn);
      const { swapped, position, differences } = await finishRebuild(db, deps, run, {
        position: before,
        epoch: head.epoch,
        purpose: 'rollback',
      });
      if (swapped) return position;
      await giveUpRollback(db, run);
      if (differences.length === 0) {
        throw new NoRollback(
          'The view in use was made from another log, and so may the one from before: rebuild instead.',
        );
      }
      const examples = differences.flatMap((one) => one.examples).join(', ');
      throw new NoRollback(
        `The view from before cannot apply what the present one has applied (${examples}): mend the cause and roll back again.`,
      );
    } finally {
      stop();
    }
  });
