import { type Column, columnsOf, copyRows } from '#db/copy-rows.ts';
import { onClient } from '#db/one-client.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Key, Projection, ViewTable } from '#server/projections/projection.ts';
import { loadRows } from '#server/projections/view-rows.ts';
import type { Decided } from './decide-events.ts';
import { createViewFold, type Finished } from './fold-views.ts';
import type { Session } from './open-session.ts';
import { setAsideIndexes } from './set-aside-indexes.ts';

/**
 * Writes the views of what is written to the log, folded by the projections themselves. Holds every
 * checkpoint's row to the commit, so that no worker does the same work, and every view's table.
 * Throws when a view is not at `head`.
 */
export const createViewWriter = async (
  { client }: Session,
  projections: readonly Projection[],
  head: Head,
) => {
  const names = projections.map(({ name }) => name);
  await holdCheckpoints(client, names, head);
  const tables = projections.flatMap((projection) => projection.tables);
  const restoreIndexes = await setAsideIndexes(client, tables.map(nameOf));
  const columns = new Map<ViewTable, Column[]>();
  for (const table of tables) columns.set(table, await columnsOf(client, nameOf(table)));
  // One block after the other is folded, and written while the next is; what is read is there by then.
  let written: Promise<void> = Promise.resolve();
  let folded: Promise<void> = Promise.resolve();
  const db = onClient<ReadDatabase>(client);
  const fold = await createViewFold(projections, {
    keys: async (table) =>
      (await client.query<Key>(`select ${keyOf(table)} from ${nameOf(table)}`)).rows,
    rows: async (table, keys) => {
      await written;
      return loadRows(db, table, 'live', keys);
    },
  });
  const writeRows = async (finished: Finished) => {
    for (const [table, { rows, replaced }] of finished) {
      const name = nameOf(table);
      if (replaced.length > 0) {
        const key = keyOf(table);
        await client.query(
          `delete from ${name} where (${key}) in
             (select ${key} from json_populate_recordset(null::${name}, $1))`,
          [JSON.stringify(replaced)],
        );
      }
      if (rows.length > 0) await copyRows(client, name, columns.get(table) ?? [], rows);
    }
  };

  return {
    /** Folds the events and writes the rows that are finished. */
    async write(block: readonly Decided[]): Promise<void> {
      const folding = folded.then(() => fold.fold(block));
      folded = folding.then(() => {});
      const finished = await folding;
      written = written.then(() => writeRows(finished));
      await written;
    },
    /** Writes the rest, makes the indexes again and moves the checkpoints to `position`. */
    async finish(position: number): Promise<void> {
      await written;
      await writeRows(fold.rest());
      await restoreIndexes();
      await moveCheckpoints(client, names, { head, position });
    },
    tables: tables.map(nameOf),
  };
};

type Head = { position: number; epoch: string };

/** Takes the cursor and fence of every view, as a batch takes them; throws when one is not at `head`. */
const holdCheckpoints = async (
  client: Session['client'],
  names: readonly string[],
  head: Head,
): Promise<void> => {
  const { rows } = await client.query<{ projection: string; position: number }>(
    `select projection, position from read.checkpoints where projection = any ($1) for update`,
    [names],
  );
  for (const { projection, position } of rows) {
    if (position === head.position) continue;
    throw new Error(
      `The view ${projection} is at ${position}, the log ends at ${head.position}. Look at "npm run projections -- status" first.`,
    );
  }
};

const moveCheckpoints = async (
  client: Session['client'],
  names: readonly string[],
  { head, position }: { head: Head; position: number },
): Promise<void> => {
  await client.query(
    `update read.checkpoints set position = $2, epoch = $3, updated_at = now(),
       caught_up_at = now() where projection = any ($1)`,
    [names, position, head.epoch],
  );
  // What this run made visible, as a batch writes it down.
  await client.query(
    `insert into read.batches (projection, from_position, to_position, events, worker)
     select name, $2, $3::bigint, $3::bigint - $2::bigint, 'seed' from unnest($1::text[]) as name`,
    [names, head.position, position],
  );
  await client.query(`select pg_notify('view', $1)`, [String(position)]);
};

const nameOf = ({ name }: ViewTable): string => `read."${name}"`;
const keyOf = ({ key }: ViewTable): string => key.map((column) => `"${column}"`).join(', ');
