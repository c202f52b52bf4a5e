import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Viewer } from '#server/contracts/roles.ts';
import { listChanges } from './list-changes.ts';
import { listAdminOrders } from './order-lists/list-admin-orders.ts';
import { admin, customer, testReads } from './testing/test-reads.ts';

let test: Awaited<ReturnType<typeof testReads>>;
beforeAll(async () => {
  test = await testReads();
});
beforeEach(() => forget());
afterAll(() => test.drop());

const forget = async () => {
  await sql`truncate read.orders, read.late_changes`.execute(test.readDb);
  await test.readDb.updateTable('read.checkpoints').set({ late_position: 0 }).execute();
};

const viewPosition = async () => {
  const { meta } = await listChanges(test.reads, admin, { after: 0, limit: 1 });
  return meta.position;
};

/** These orders are told of once more, with these positions. */
const tellLate = async (late: readonly { order_id: string; position: number }[]) => {
  if (late.length === 0) return;
  await test.readDb.insertInto('read.late_changes').values(late).execute();
  const late_position = Math.max(...late.map(({ position }) => position));
  await test.readDb.updateTable('read.checkpoints').set({ late_position }).execute();
};

it('a walk with any limit is told of every changed order once, oldest change first, and ends', async () => {
  const me = customer();
  const order = fc.record({
    isMine: fc.boolean(),
    // How far behind its own position, in parts of the way to the view's next one.
    late: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(order, { maxLength: 12 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      async (orders, part, limit, isStaff) => {
        await forget();
        const begin = await viewPosition();
        const ids = await test.addOrders(
          orders.map(({ isMine }) => ({ customerId: isMine ? me.id : null })),
        );
        const next = begin + ids.length + 1;
        const facts = orders.map(({ isMine, late }, index) => {
          const own = begin + index + 1;
          const lateAt = late === null ? undefined : Math.round(own + late * (next - own));
          return { id: ids[index] ?? '', isMine, lateAt, told: Math.max(own, lateAt ?? 0) };
        });
        await tellLate(
          facts.flatMap(({ id, lateAt }) =>
            lateAt === undefined ? [] : [{ order_id: id, position: lateAt }],
          ),
        );
        const from = begin + Math.floor(part * ids.length);
        const wanted = facts.filter(({ isMine, told }) => (isStaff || isMine) && told > from);
        const toldAt = new Map(facts.map(({ id, told }) => [id, told]));

        const seen: string[] = [];
        let after = from;
        for (let more = true; more; ) {
          const page = await listChanges(test.reads, isStaff ? admin : me, { after, limit });
          const positions = page.changes.map(({ id }) => toldAt.get(id));
          // Orders of one position cannot be told apart by it: they come together.
          if (new Set(positions).size > 1) expect(positions.length).toBeLessThanOrEqual(limit);
          seen.push(...page.changes.map(({ id }) => id));
          ({ more } = page);
          if (more) expect(page.position).toBeGreaterThan(after);
          after = page.position;
        }
        expect(after).toBe(next - 1);
        expect([...seen].sort()).toEqual(wanted.map(({ id }) => id).sort());
        const order = seen.map((id) => toldAt.get(id) ?? 0);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      },
    ),
    { numRuns: 40 },
  );
});

it('however many changed out of their turn since, a walk gets on', async () => {
  const begin = await viewPosition();
  const ids = await test.addOrders(Array.from({ length: 1_005 }, () => ({})));
  await tellLate(ids.map((order_id, index) => ({ order_id, position: begin + index + 2 })));
  const page = await listChanges(test.reads, admin, { after: begin, limit: 2 });
  expect(page).toMatchObject({ position: begin + 3, more: true });
  expect(page.changes.map(({ id }) => id)).toEqual(ids.slice(0, 2));
});

it('rows that changed out of their turn are told until the reader passes their position', async () => {
  const me = customer();
  const begin = await viewPosition();
  const [first = '', second = ''] = await test.addOrders([
    { customerId: me.id },
    { customerId: me.id },
  ]);
  await test.readDb
    .updateTable('read.orders')
    .set({ stale_since: new Date() })
    .where('id', '=', first)
    .execute();
  await tellLate([{ order_id: first, position: begin + 3 }]);
  const since = (after: number, viewer = me) =>
    listChanges(test.reads, viewer, { after: begin + after, limit: 1 });
  expect(await since(1)).toMatchObject({
    position: begin + 2,
    changes: [{ id: second, staleSince: null }],
    more: true,
  });
  expect(await since(2)).toMatchObject({
    position: begin + 2,
    changes: [{ id: first, staleSince: expect.any(String) }],
    more: false,
  });
  expect((await since(3)).changes).toEqual([]);
  expect((await since(2, customer())).changes).toEqual([]);
  const query = { stale: true, sort: '-createdAt', limit: 20 } as const;
  const stale = await listAdminOrders(test.reads, admin, query);
  expect(stale.data.map(({ id }) => id)).toEqual([first]);
});

it('more rows of one position than an answer holds are said to be more', async () => {
  const me = customer();
  const begin = await viewPosition();
  const ids = await test.addOrders([
    ...Array.from({ length: 1_000 }, () => ({})),
    { customerId: me.id },
  ]);
  const after = begin + ids.length;
  await tellLate(ids.map((order_id) => ({ order_id, position: after + 1 })));
  const since = (viewer: Viewer) => listChanges(test.reads, viewer, { after, limit: 100 });
  const { meta, ...answer } = await since(admin);
  expect(answer).toEqual({ from: after, position: after, changes: [], more: true });
  expect(await since(me)).toMatchObject({ changes: [{ id: ids.at(-1) }], more: false });
  await test.readDb
    .deleteFrom('read.late_changes')
    .where('order_id', '=', ids[0] ?? '')
    .execute();
  expect((await since(admin)).changes).toHaveLength(1_000);
});

it('an answer says of which making its view is', async () => {
  const { readDb, reads } = test;
  const revision = async () =>
    (await listChanges(reads, admin, { after: 0, limit: 1 })).meta.revision;
  expect(await revision()).toBe(0);
  await readDb.updateTable('read.checkpoints').set({ revision: 3 }).execute();
  expect(await revision()).toBe(3);
});

it('pages are complete, oldest change first, and end where the view is', async () => {
  const [me, you] = [customer(), customer()];
  const begin = await viewPosition();
  const mine = await test.addOrders([
    { customerId: me.id },
    { customerId: you.id },
    { customerId: me.id },
    { customerId: you.id },
  ]);
  const first = await listChanges(test.reads, me, { after: begin, limit: 1 });
  expect(first).toMatchObject({ from: begin, position: begin + 1, more: true });
  const second = await listChanges(test.reads, me, { after: first.position, limit: 1 });
  expect(second).toMatchObject({ position: begin + 4, more: false });
  expect([...first.changes, ...second.changes].map(({ id }) => id)).toEqual([mine[0], mine[2]]);
  const all = await listChanges(test.reads, admin, { after: begin, limit: 100 });
  expect(all.changes.map(({ id }) => id)).toEqual(mine);
});
