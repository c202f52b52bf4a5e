import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { AuditFinding } from '#db/read/operations-schema.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { EventStore, StoredEvent } from '#server/event-store/event-store.ts';
import { skippedPositions } from '#server/projections/dead-letters/skipped-events.ts';
import { foldEvents, type Rows } from '#server/projections/fold-events.ts';
import { isHandled, openEvents } from '#server/projections/open-events.ts';
import type { ProjectionDeps } from '#server/projections/project-batch.ts';
import type { Foldable, Projection, ViewTable } from '#server/projections/projection.ts';
import { recallEvents } from '#server/projections/recall-events.ts';
import { tableRef } from '#server/projections/view-rows.ts';
import { auditLog } from './audit-log.ts';
import { auditedOrTold, type FoundAt } from './audited-or-told.ts';

/** Where the log is read, and what opens it. */
export type AuditDeps = Pick<ProjectionDeps, 'personalData'> & {
  eventStore: Pick<EventStore, 'readLog' | 'readStreams' | 'findStreams'>;
};

/**
 * Compares the rows of every stream that has an event in the next `limit` positions after `after`
 * with the fold of those streams from the log: how many there are, and each as a whole. `to` is
 * where the next range begins; 0 at the end of the view, `position`. Streams that cannot be read or
 * folded are a finding. Rows that streams share are not looked at (see `auditSums`).
 * Run it in one transaction of isolation level repeatable read.
 */
export const auditRange = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  { eventStore, personalData }: AuditDeps,
  { after, limit }: { after: number; limit: number },
): Promise<{ to: number; position: number; findings: AuditFinding[] }> => {
  const { position, epoch } = await db
    .selectFrom('read.checkpoints')
    .select(['position', 'epoch'])
    .where('projection', '=', projection.name)
    .executeTakeFirstOrThrow();
  const range = (await eventStore.readLog(after, limit)).filter((one) => one.position <= position);
  const to = range.at(-1)?.position;
  if (to === undefined) return { to: 0, position, findings: [] };
  // Rounds begin at 0, so that whole ranges are the same in every round; the last may yet grow.
  const isWhole = range.length === limit && after % limit === 0;
  // Before the fold, which history that was changed may end.
  const changed = isWhole && epoch !== null ? await auditLog(db, range, epoch) : [];
  const at = { from: after + 1, to, events: to - after };
  const different = await auditedOrTold(db, at, () =>
    auditRows(db, projection, { eventStore, personalData }, { range, position, at }),
  );
  return { to, position, findings: [...changed, ...different] };
};

/** The rows that are not what the whole streams of these events make. */
const auditRows = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  { eventStore, personalData }: AuditDeps,
  { range, position, at }: { range: readonly StoredEvent[]; position: number; at: FoundAt },
): Promise<AuditFinding[]> => {
  const tables = projection.tables.filter(({ isShared }) => !isShared);
  const handled = range.filter((event) => isHandled(projection, event));
  const stored = await wholeStreams(eventStore, handled, position);
  const parked = await parkedPositions(db, projection, stored);
  const applied = stored.filter((event) => !parked.has(event.position));
  const skipped = await skippedPositions(db, projection, applied);
  const events = await openGently(projection, applied, { personalData, skipped });
  const complete = await recallEvents(projection, events, async () => new Map());
  const empty = tables.map((): Rows => new Map());
  const { changed } = foldEvents({ ...projection, tables }, empty, complete, {
    withSteps: false,
  });
  const findings: AuditFinding[] = [];
  for (const [index, table] of tables.entries()) {
    const ids = handled
      .filter(({ streamType }) => table.streams.includes(streamType))
      .map(({ streamId }) => streamId);
    const different = await differences(db, table, changed[index] ?? new Map(), ids);
    findings.push(...different.map((what) => ({ ...at, what, events: 1 })));
  }
  return findings;
};

/** So many at a time: live batches are done, and sockets told, by the same process meanwhile. */
const openedAtOnce = 50;

const openGently = async (
  projection: Projection,
  stored: readonly StoredEvent[],
  {
    personalData,
    skipped,
  }: Pick<AuditDeps, 'personalData'> & { skipped: ReadonlyMap<number, string> },
): Promise<Foldable[]> => {
  const events: Foldable[] = [];
  for (let index = 0; index < stored.length; index += openedAtOnce) {
    const some = stored.slice(index, index + openedAtOnce);
    events.push(...(await openEvents(projection, some, personalData, skipped)));
    await setImmediate();
  }
  return events;
};

/** Every event, up to a position, of the streams of these events; in the order of the log. */
const wholeStreams = async (
  { readStreams }: AuditDeps['eventStore'],
  events: readonly StoredEvent[],
  upTo: number,
): Promise<StoredEvent[]> => {
  const whole: StoredEvent[] = [];
  for (const [type, ofType] of Map.groupBy(events, ({ streamType }) => streamType)) {
    const ids = [...new Set(ofType.map(({ streamId }) => streamId))];
    for (const stream of (await readStreams(type, ids)).values()) whole.push(...stream);
  }
  return whole.filter(({ position }) => position <= upTo).sort((a, b) => a.position - b.position);
};

const parkedPositions = async (
  db: Kysely<ReadDatabase>,
  { name }: Projection,
  events: readonly StoredEvent[],
): Promise<ReadonlySet<number>> => {
  const rows = await db
    .selectFrom('read.dead_letters')
    .select('position')
    .where('projection', '=', name)
    .where('place', '=', 'live')
    .where('position', '=', sql<number>`any(${events.map(({ position }) => position)}::bigint[])`)
    .execute();
  return new Set(rows.map(({ position }) => position));
};

/** In words: which rows of these streams are missing, too many, or not what the log says. */
const differences = async (
  db: Kysely<ReadDatabase>,
  table: ViewTable,
  expected: Rows,
  ids: readonly string[],
): Promise<string[]> => {
  const ref = tableRef(table, 'live');
  const key = sql.join(table.key.map((column) => sql.id(column)));
  const keyText = sql.join(table.key.map((column) => sql`${sql.id(column)}::text`));
  const rows = JSON.stringify([...expected.values()]);
  // Rows as JSON without the mark, which no event makes.
  const { rows: found } = await sql<{ key: string; log: boolean; view: boolean }>`
    select concat_ws(' ', ${keyText}) as key, of_log is not null as log, of_view is not null as view
    from (select ${key}, to_jsonb(l) - 'stale_since' as of_log
          from json_populate_recordset(null::${ref}, ${rows}) l) log
    full join (select ${key}, to_jsonb(v) - 'stale_since' as of_view
          from ${ref} v where ${sql.id(table.key[0] ?? '')} = any(${[...new Set(ids)]}::uuid[])) view
      using (${key})
    where of_log is distinct from of_view
    limit 50`.execute(db);
  return found.map(({ key: name, log, view }) => {
    if (!view) return `${table.name} ${name}: the row is missing`;
    if (!log) return `${table.name} ${name}: the log knows no such row`;
    return `${table.name} ${name}: the row is not what the log says`;
  });
};
