import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from '#server/projections/projection.ts';
import { isAbandoned } from './abandoned-operations.ts';
import { isFor } from './is-for.ts';

/** After one that failed, whatever it failed for: it is told on the operations page meanwhile. */
const pauseSeconds = 30;

/**
 * Asks for a rebuild of a view that an earlier release has made: until then it stands still. One at
 * a time, for each takes memory; again when it failed, for nobody else would ask, but after those
 * that failed longer ago or not at all.
 */
export const askForRenewal = (
  db: Kysely<ReadDatabase>,
  projections: readonly Pick<Projection, 'name' | 'version'>[],
): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    // Other workers look at the same moment: the one who has these rows asks.
    const made = await transaction
      .selectFrom('read.checkpoints as view')
      .select((eb) => [
        'projection',
        'version',
        eb
          .selectFrom('read.operations as o')
          .select((inner) => inner.fn.max('o.finished_at').as('at'))
          .where('o.kind', '=', 'rebuild')
          .where('o.state', '=', 'failed')
          .whereRef('o.projection', '=', 'view.projection')
          .as('failed_at'),
      ])
      .orderBy('failed_at', (order) => order.asc().nullsFirst())
      .orderBy('projection')
      .forUpdate('view')
      .skipLocked()
      .execute();
    const older = made.flatMap(({ projection, version }) => {
      const own = projections.find(({ name }) => name === projection);
      return own !== undefined && version < own.version ? [{ ...own, was: version }] : [];
    });
    const [first] = older;
    if (first === undefined) return;
    const { name, version, was } = first;
    const under = await transaction
      .selectFrom('read.operations as o')
      .select('o.id')
      .where('o.kind', '=', 'rebuild')
      .where((eb) =>
        eb.or([
          // What is asked for in a version of which there is no worker, nobody takes.
          eb.and([eb('o.state', '=', 'asked'), isFor(projections)]),
          eb.and([eb('o.state', '=', 'running'), eb.not(isAbandoned)]),
          eb.and([
            eb('o.state', '=', 'failed'),
            eb('o.finished_at', '>', sql<string>`now() - ${pauseSeconds} * interval '1 second'`),
          ]),
        ]),
      )
      .limit(1)
      .executeTakeFirst();
    if (under !== undefined) return;
    await transaction
      .insertInto('read.operations')
      .values({
        projection: name,
        kind: 'rebuild',
        version,
        requested_by: 'a new release',
        reason: `Made by version ${was} of its projection; this release has ${version}.`,
      })
      .execute();
  });
