import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Projection } from '#server/projections/projection.ts';
import { isAbandoned } from './abandoned-operations.ts';
import { insertOperation } from './insert-operation.ts';
import { isFor } from './is-for.ts';

/** After one that failed, whatever it failed for: it is told on the operations page meanwhile. */
const pauseSeconds = 30;

type Made = readonly Pick<Projection, 'name' | 'version'>[];

/**
 * Asks for a rebuild of a view that an earlier release has made: until then it stands still. One at
 * a time, for each takes memory; again when it failed, for nobody else would ask, but after those
 * that failed longer ago or not at all.
 */
export const requestOutdatedRebuilds = async (
  db: Kysely<ReadDatabase>,
  projections: Made,
): Promise<void> => {
  // Without a lock: while a checkpoint has one, a batch that was made for it cannot be written.
  const found = await outdated(db, projections).limit(1).executeTakeFirst();
  if (found !== undefined) await requestNext(db, projections);
};

/** The views that an earlier release has made. */
const outdated = (db: Kysely<ReadDatabase>, projections: Made) =>
  db
    .selectFrom('read.checkpoints as view')
    .select(['view.projection', 'view.version'])
    .where((eb) =>
      eb.or(
        projections.map(({ name, version }) =>
          eb('view.projection', '=', name).and('view.version', '<', version),
        ),
      ),
    );

const requestNext = (db: Kysely<ReadDatabase>, projections: Made): Promise<void> =>
  db.transaction().execute(async (transaction) => {
    // Other workers look at the same moment: the one who has these rows asks.
    const first = await outdated(transaction, projections)
      .select((eb) =>
        eb
          .selectFrom('read.operations as o')
          .select((inner) => inner.fn.max('o.finished_at').as('at'))
          .where('o.kind', '=', 'rebuild')
          .where('o.state', '=', 'failed')
          .whereRef('o.projection', '=', 'view.projection')
          .as('failed_at'),
      )
      .orderBy('failed_at', (order) => order.asc().nullsFirst())
      .orderBy('projection')
      .forUpdate('view')
      .skipLocked()
      .executeTakeFirst();
    const own = projections.find(({ name }) => name === first?.projection);
    if (first === undefined || own === undefined) return;
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
    await insertOperation(transaction, {
      projection: own.name,
      kind: 'rebuild',
      version: own.version,
      requestedBy: 'a new release',
      reason: `Made by version ${first.version} of its projection; this release has ${own.version}.`,
    });
  });
