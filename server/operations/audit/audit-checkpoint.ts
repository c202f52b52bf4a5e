import type { Kysely } from 'kysely';
import type { AuditFinding } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import { type Counted, countUnaccounted } from './count-unaccounted.ts';

/** What is said of a checkpoint that its batches do not lead to. */
export const checkpointFinding = 'the checkpoint is not where its batches lead';

/**
 * Compares the checkpoint with the batches that brought it there: one that was moved by hand skips
 * events, or applies them twice. `counted`: see `countUnaccounted`.
 */
export const auditCheckpoint = async (
  db: Kysely<ReadDatabase>,
  projection: string,
  counted: Counted,
): Promise<AuditFinding[]> => {
  const { position, batches_to } = await db
    .selectFrom('read.checkpoints as view')
    .select((eb) => [
      'view.position',
      eb
        .selectFrom('read.batches')
        .select((inner) => inner.fn.max('to_position').as('to'))
        .whereRef('projection', '=', 'view.projection')
        .as('batches_to'),
    ])
    .where('projection', '=', projection)
    .executeTakeFirstOrThrow();
  const reached = batches_to ?? 0;
  const gap = (await countUnaccounted(db, { only: [projection], counted })).get(projection) ?? 0;
  const events = Math.max(Math.abs(gap), Math.abs(reached - position));
  if (events === 0) return [];
  const [from, to] = [Math.min(reached, position), Math.max(reached, position)];
  return [{ what: checkpointFinding, from: from + 1, to, events }];
};
