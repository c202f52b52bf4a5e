import { CompiledQuery, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { listSecurityLogQuery } from '#server/contracts/security-log.ts';
import { createCursors } from '#server/queries/pages/cursors.ts';
import { listSecurityLog } from './list-security-log.ts';

let test: Awaited<ReturnType<typeof testDatabase>>;
const actor = uuidv7();
const admin: Viewer = { id: uuidv7(), name: 'Ada', email: 'ada@shop.test', role: 'admin' };
const cursors = createCursors('secret');
const times = [
  '2026-03-03T00:00:00.000Z',
  '2026-03-01T23:59:59.999Z',
  '2026-03-02T00:00:00.000Z',
  '2026-03-02T00:00:00.000Z',
];

beforeAll(async () => {
  test = await testDatabase();
  await test.authDb
    .insertInto('auth.security_log')
    .values(
      times.map((time, index) => ({
        kind: index === 0 ? 'refused' : 'signed-in',
        at: new Date(time),
        last_at: new Date(time),
        actor_id: actor,
        actor_role: 'admin',
        subject: null,
        request_id: null,
      })),
    )
    .execute();
});
afterAll(() => test.drop());

const list = (query: Record<string, string>, authDb = test.authDb) =>
  listSecurityLog({ authDb, cursors }, admin, listSecurityLogQuery.parse(query));

describe('the security log', () => {
  it.each<[string, Record<string, string>, number[]]>([
    ['all of it', {}, [1, 4, 3, 2]],
    ['from a day on', { from: '2026-03-02' }, [1, 4, 3]],
    ['up to a day, all of it', { to: '2026-03-02' }, [4, 3, 2]],
    ['up to the last day there is', { to: '9999-12-31' }, [1, 4, 3, 2]],
    ['before an instant', { to: '2026-03-02T00:00:00Z' }, [2]],
    ['from an instant with an offset on', { from: '2026-03-02T02:00:00+02:00' }, [1, 4, 3]],
    ['of a day and a kind', { from: '2026-03-02', to: '2026-03-03', kind: 'signed-in' }, [4, 3]],
  ])('tells %s, newest first, once over its pages', async (_name, query, wanted) => {
    const found: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof list>> = await list({
        ...query,
        limit: '1',
        ...(cursor && { cursor }),
      });
      found.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(found).toEqual(wanted);
  });

  it('refuses a cursor with other days', async () => {
    const { nextCursor } = await list({ limit: '1' });
    const cursor = nextCursor ?? '';
    await expect(list({ cursor, from: '2026-03-01' })).rejects.toThrow('another list');
  });

  it.each([
    ['security_log_by_time', {}],
    ['security_log_of_kind_by_time', { kind: 'signed-in' }],
    ['security_log_of_actor_by_time', { actorId: actor }],
  ])('has a page of days in its order from %s', async (index, query) => {
    const plan = await planOf({ ...query, from: '2026-03-01', to: '2026-03-31' });
    expect(plan).toMatch(new RegExp(`Index Scan Backward using ${index} `));
    expect(plan).not.toContain('Sort');
  });
});

/** How Postgres would read a page if it read the whole table only for want of an index. */
const planOf = async (query: Record<string, string>): Promise<string> => {
  let asked: CompiledQuery | undefined;
  const { authDb } = test;
  const spied = authDb.withPlugin({
    transformQuery({ node, queryId }) {
      asked = authDb.getExecutor().compileQuery(node, queryId);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await list(query, spied);
  const { sql: text, parameters } = asked ?? expect.fail('no query was asked');
  return authDb.transaction().execute(async (transaction) => {
    await sql`set local enable_seqscan = off`.execute(transaction);
    await sql`set local enable_sort = off`.execute(transaction);
    const explained = CompiledQuery.raw(`explain ${text}`, [...parameters]);
    const { rows } = await transaction.executeQuery<{ 'QUERY PLAN': string }>(explained);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
};
