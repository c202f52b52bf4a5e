import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { AuditFinding } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { EventStore } from '#server/event-store/event-store.ts';
import type { Projection, ViewTable } from '#server/projections/projection.ts';
import { tableRef } from '#server/projections/view-rows.ts';

/** By table, the stream's id up to which its rows were walked through; missing before the first. */
export type Walked = Readonly<Record<string, string>>;

/** A stretch of a table's rows, by their stream's id: above `after`, if any, up to `to`, if any. */
export type Walk = { table: string; after: string | undefined; to: string | undefined };

type StrayOptions = { walked: Walked; limit: number; position: number };

/**
 * Walks on through the rows of each table, `limit` streams at most, and names those whose stream the
 * log does not know: no range of the log leads to them. At a table's end its next walk begins anew.
 */
export const auditStrays = async (
  db: Kysely<ReadDatabase>,
  { tables }: Pick<Projection, 'tables'>,
  { findStreams }: Pick<EventStore, 'findStreams'>,
  { walked, limit, position }: StrayOptions,
): Promise<{ walks: Walk[]; walked: Walked; findings: AuditFinding[] }> => {
  const walks: Walk[] = [];
  const findings: AuditFinding[] = [];
  for (const table of tables.filter(({ isShared }) => !isShared)) {
    const after = walked[table.name];
    const keys = await streamIds(db, table, { after, limit });
    const to = keys.length === limit ? keys.at(-1) : undefined;
    walks.push({ table: table.name, after, to });
    const strays = new Set(keys);
    for (const type of table.streams) {
      for (const id of await findStreams(type, keys)) strays.delete(id);
    }
    for (const key of strays) {
      const what = `${table.name} ${key}: the log knows no such row`;
      const stray = { table: table.name, key };
      findings.push({ what, from: 1, to: position, events: 1, stray });
    }
  }
  const further = walks.flatMap(({ table, to }) =>
    to === undefined ? [] : [[table, to] as const],
  );
  return { walks, walked: Object.fromEntries(further), findings };
};

/** The streams that a table has rows of, in order, each once. */
const streamIds = async (
  db: Kysely<ReadDatabase>,
  table: ViewTable,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<string[]> => {
  const id = sql.id(table.key[0] ?? '');
  const beyond: RawBuilder<unknown> =
    after === undefined ? sql`` : sql`where ${id} > ${after}::uuid`;
  const { rows } = await sql<{ id: string }>`
    select distinct ${id} as id from ${tableRef(table, 'live')} ${beyond}
    order by 1 limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
};
