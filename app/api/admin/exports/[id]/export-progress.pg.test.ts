import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ExportProgress } from '#server/contracts/export-progress.ts';
import { call, signedInAs, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { GET as exportOrders, HEAD as head } from '../../orders/export.csv/route.ts';
import { GET as progress } from './route.ts';

const rows = 5_000;
let test: TestWeb;
let cookie: string;

beforeAll(async () => {
  test = await testWeb();
  ({ cookie } = await signedInAs(test, 'admin'));
  await sql`
    insert into read.orders (id, number, items, product_ids, total, currency, status,
      created_at, version, position, command_ids, search)
    select gen_random_uuid(), n, '[]', '{}', n, 'GBP', 'pending',
      '2026-01-01'::timestamptz + n * interval '1 s', 1, n, '{}', ''
    from generate_series(1, ${rows}::int) n`.execute(test.db.readDb);
  await sql`insert into read.order_counts (scope, status, count, position)
    values ('all', 'pending', ${rows}, 1)`.execute(test.db.readDb);
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => test.drop());

/** The export as it comes, not yet read. */
const open = async (
  id: string,
  { signal, by = cookie }: { signal?: AbortSignal; by?: string } = {},
) =>
  exportOrders(
    new Request(`http://localhost:3000/api/admin/orders/export.csv?export=${id}`, {
      headers: { cookie: by },
      ...(signal && { signal }),
    }),
    { params: Promise.resolve({}) },
  );
const told = async (id: string): Promise<ExportProgress> =>
  (await call(progress, `/api/admin/exports/${id}`, { cookie, params: { id } })).json;
const toldAtLast = (id: string, wanted: object) =>
  vi.waitFor(async () => expect(await told(id)).toMatchObject(wanted), {
    timeout: 10_000,
    interval: 20,
  });
/** Lets so many ms pass on the clock by which exports are measured. */
const later = (ms: number) => {
  const then = performance.now() + ms;
  vi.spyOn(performance, 'now').mockReturnValue(then);
};

/** Takes rows off the export until there are so many chunks, or all. */
const take = async (
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  chunks: number,
) => {
  for (let taken = 0; taken < chunks; taken += 1) {
    if ((await reader?.read())?.done) return;
  }
};

describe('how far an export is', () => {
  it('is told while it runs, at most once a second, and when it is whole', async () => {
    const id = uuidv7();
    const reader = (await open(id)).body?.getReader();
    expect(await told(id)).toEqual({ id, rows: 0, expected: rows, state: 'running', reason: null });
    await take(reader, 2);
    later(1_000);
    await take(reader, 1);
    await take(reader, 1);
    await toldAtLast(id, { rows: 1_500, state: 'running' });
    await take(reader, Number.POSITIVE_INFINITY);
    await toldAtLast(id, { rows, state: 'finished', reason: null });
  });

  it.each<[string, (abort: AbortController, body: ReadableStream | null) => unknown]>([
    ['body is cancelled', (_, body) => body?.cancel()],
    ['request is aborted', (abort) => abort.abort()],
  ])('says that its reader left when the %s', async (_name, leave) => {
    const id = uuidv7();
    const abort = new AbortController();
    const { body } = await open(id, { signal: abort.signal });
    await leave(abort, body);
    await toldAtLast(id, { rows: 0, state: 'cut', reason: 'left' });
  });

  it('says that it was cut when nobody takes any of it for 30 s, though nobody comes to be told', async () => {
    const id = uuidv7();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { body } = await open(id);
    await vi.advanceTimersByTimeAsync(30_000);
    vi.useRealTimers();
    await toldAtLast(id, { rows: 0, state: 'cut', reason: 'unread' });
    await expect(new Response(body).text()).rejects.toThrow();
    expect(await told(id)).toMatchObject({ reason: 'unread' });
  });

  it('says after how many rows it was cut, and whether it took too long or failed', async () => {
    for (const [reason, passed] of [
      ['failed', 0],
      ['too-long', 15 * 60_000],
    ] as const) {
      const id = uuidv7();
      const reader = (await open(id)).body?.getReader();
      await take(reader, 2);
      later(passed);
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'evenkeel web export'`.execute(
        test.db.readDb,
      );
      await expect(take(reader, 100)).rejects.toThrow();
      await toldAtLast(id, { rows: 1_000, state: 'cut', reason });
    }
  });

  it('says that it is lost when the process that sends it is silent for longer than it may rest', async () => {
    const id = uuidv7();
    const { body } = await open(id);
    await test.db.authDb
      .updateTable('auth.export_progress')
      .set({ seen_at: sql<Date>`now() - interval '2 min'` })
      .where('id', '=', id)
      .execute();
    expect(await told(id)).toMatchObject({ state: 'cut', reason: 'lost' });
    await body?.cancel();
  });

  it('is of the download that was begun last under its id', async () => {
    const id = uuidv7();
    const first = (await open(id)).body?.getReader();
    await take(first, 1);
    const again = await open(id);
    await first?.cancel();
    expect(await told(id)).toMatchObject({ rows: 0, state: 'running' });
    await again.text();
    await toldAtLast(id, { rows, state: 'finished' });
  });

  it('is kept under nobody else’s id, and the export goes on without', async () => {
    const id = uuidv7();
    await (await open(id)).text();
    await toldAtLast(id, { state: 'finished' });
    const other = await signedInAs(test, 'admin');
    const { body } = await open(id, { by: other.cookie });
    await body?.cancel();
    expect(await told(id)).toMatchObject({ rows, state: 'finished' });
  });

  it('is forgotten after a day, and is not begun by asking how long a file would be', async () => {
    const [old, next] = [uuidv7(), uuidv7()];
    await (await open(old)).text();
    await test.db.authDb
      .updateTable('auth.export_progress')
      .set({ begun_at: sql<Date>`now() - interval '25 h'` })
      .where('id', '=', old)
      .execute();
    await call(head, `/api/admin/orders/export.csv?export=${next}`, { cookie, method: 'HEAD' });
    expect(await told(next)).toMatchObject({ code: 'not-found' });
    await (await open(next)).text();
    expect(await told(old)).toMatchObject({ code: 'not-found' });
  });
});
