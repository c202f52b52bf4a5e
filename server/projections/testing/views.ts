import { type Kysely, sql } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { EventStore } from '#server/event-store/event-store.ts';
import type { PersonalData } from '#server/personal-data/personal-data.ts';
import { foldEvents } from '../fold-events.ts';
import { openEvents } from '../open-events.ts';
import type { Projection } from '../projection.ts';
import { recallEvents } from '../recall-events.ts';

/** Every row of every table of a projection, as text and sorted: equal texts, equal views. */
export const readViews = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
): Promise<Record<string, string[]>> => {
  const views: Record<string, string[]> = {};
  for (const { name } of projection.tables) {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.id('read', name)} t order by 1`.execute(db);
    views[name] = rows.map(({ row }) => row);
  }
  return views;
};

/** The same from the log alone, folded in one go in memory; Postgres writes the rows as text. */
export const foldLog = async (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  { eventStore, personalData }: { eventStore: EventStore; personalData: PersonalData },
): Promise<Record<string, string[]>> => {
  const stored = await eventStore.readLog(0, 1_000_000);
  const events = await openEvents(projection, stored, personalData);
  const empty = projection.tables.map(() => new Map());
  const complete = await recallEvents(projection, events, async () => new Map());
  const { changed } = foldEvents(projection, empty, complete);
  const views: Record<string, string[]> = {};
  for (const [index, { name }] of projection.tables.entries()) {
    const rows = JSON.stringify([...(changed[index] ?? new Map()).values()]);
    const { rows: texts } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row
      from json_populate_recordset(null::${sql.id('read', name)}, ${rows}) t order by 1`.execute(
      db,
    );
    views[name] = texts.map(({ row }) => row);
  }
  return views;
};
