import { type Kysely, sql } from 'kysely';
import type { QaDatabase } from '#db/qa/schema.ts';
import type { Settings } from './settings.ts';

/** All that is asked, in one snapshot. */
export async function readSettings(db: Kysely<QaDatabase>): Promise<Settings> {
  const { rows } = await sql<{ scopes: Scope[] | null; poison: string[] | null }>`
    select (select json_agg(c) from qa.controls c) as scopes,
      (select json_agg(order_id) from qa.poison) as poison`.execute(db);
  const [row] = rows;
  return {
    scopes: new Map(row?.scopes?.map((scope) => [scope.scope, scope])),
    poison: new Set(row?.poison ?? []),
  };
}

type Scope = Settings['scopes'] extends ReadonlyMap<string, infer Row> ? Row : never;
