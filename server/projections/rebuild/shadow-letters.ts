import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { foldLetters } from '../dead-letters/fold-letters.ts';
import { retryStreams } from '../dead-letters/retry-streams.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Difference } from './compare-shadow.ts';
import { moveRebuild, type RebuildRun } from './rebuild-fence.ts';

/**
 * Applies to the shadow what it has parked and the live view has not: meanwhile an operator may have
 * left such an event out, or retried it. What still fails stays parked and is answered.
 */
export const retryShadowLetters = async (
  db: Kysely<ReadDatabase>,
  deps: Pick<ProjectionDeps, 'eventStore' | 'personalData'>,
  rebuild: RebuildRun,
): Promise<Difference[]> => {
  const { projection } = rebuild;
  const streams = await lettersOfShadowAlone(db, projection)
    .select(['letter.stream_type as streamType', 'letter.stream_id as streamId'])
    .groupBy(['letter.stream_type', 'letter.stream_id'])
    .orderBy((eb) => eb.fn.min('letter.position'))
    .execute();
  let failures = 0;
  await retryStreams(
    {
      apply: (letters) =>
        db.transaction().execute(async (transaction) => {
          await moveRebuild(transaction, rebuild, {});
          return foldLetters(transaction, projection, 'shadow', deps, letters);
        }),
      failed: async () => {
        failures++;
      },
    },
    streams,
  );
  // Without one, what is parked here alone has become so since: the next retry's to apply.
  return failures === 0 ? [] : parkedInShadowAlone(db, projection);
};

/** What a swap would take from readers: events that the live view has applied and the shadow parked. */
export const parkedInShadowAlone = async (
  db: Kysely<ReadDatabase>,
  projection: RebuildRun['projection'],
): Promise<Difference[]> => {
  const { rows, examples } = await lettersOfShadowAlone(db, projection)
    .select((eb) => [
      eb.fn.countAll<number>().as('rows'),
      sql<
        string[] | null
      >`(array_agg(concat_ws(' ', letter.stream_type, letter.stream_id, letter.position)
        order by letter.position))[1:3]`.as('examples'),
    ])
    .executeTakeFirstOrThrow();
  return rows === 0 ? [] : [{ table: 'dead_letters', rows, examples: examples ?? [] }];
};

/** The shadow's letters at positions that the live view has applied. */
const lettersOfShadowAlone = (
  db: Kysely<ReadDatabase>,
  { name }: Pick<RebuildRun['projection'], 'name'>,
) =>
  db
    .selectFrom('read.dead_letters as letter')
    .innerJoin('read.checkpoints as view', 'view.projection', 'letter.projection')
    .where('letter.projection', '=', name)
    .where('letter.place', '=', 'shadow')
    .whereRef('letter.position', '<=', 'view.position')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('read.dead_letters as live')
            .select('live.position')
            .whereRef('live.projection', '=', 'letter.projection')
            .where('live.place', '=', 'live')
            .whereRef('live.position', '=', 'letter.position'),
        ),
      ),
    );
