import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#server/contracts/roles.ts';
import { call, signedInAs, type TestWeb, testWeb } from '#server/http/testing/test-web.ts';
import { PUT as change, DELETE as remove } from './[id]/route.ts';
import { POST as save, GET as views } from './route.ts';

let test: TestWeb;
beforeAll(async () => {
  test = await testWeb();
});
afterAll(() => test.drop());

const definition = {
  columns: [{ id: 'number', width: 90 }, { id: 'total' }],
  filter: { status: 'pending', minTotal: '1000', reason: 'fraud' },
  sort: '-total',
};
const view = (changes: object = {}) => ({ name: 'Large', shared: false, definition, ...changes });

/** Somebody on the staff, and what they may do to views. */
const someone = async (role: Role) => {
  const { cookie, viewer } = await signedInAs(test, role);
  const at = (id: string) => ({ cookie, params: { id } });
  return {
    viewer,
    save: (body: object) => call(save, '/api/admin/views', { body, cookie }),
    list: async () => (await call(views, '/api/admin/views', { cookie })).json.data,
    change: (id: string, body: object) =>
      call(change, '/api/admin/views/x', { method: 'PUT', body, ...at(id) }),
    remove: (id: string) => call(remove, '/api/admin/views/x', { method: 'DELETE', ...at(id) }),
  };
};

describe('a saved view', () => {
  it('is given back as it was kept', async () => {
    const me = await someone('support');
    const { status, json } = await me.save(view());
    expect(status).toBe(200);
    expect(json).toMatchObject({ ...view(), version: 1, ownerName: null, mayChange: true });
    expect(await me.list()).toEqual([json]);
  });

  it('is still given, and the others with it, when its like is no longer taken', async () => {
    const me = await someone('support');
    const { json } = await me.save(view());
    const old = { ...definition, filter: { from: '0001-01-01', q: '\u200b' } };
    await test.db.authDb
      .updateTable('auth.saved_views')
      .set({ name: '\u200b', definition: JSON.stringify(old) })
      .where('id', '=', json.id)
      .execute();
    expect(await me.list()).toEqual([{ ...json, name: '\u200b', definition: old }]);
    expect((await me.save({ name: '\u200b', shared: false, definition })).status).toBe(400);
  });

  it('that is personal does not exist for others, not for admins either', async () => {
    const [me, admin] = [await someone('fulfilment'), await someone('admin')];
    const { json } = await me.save(view());
    expect((await admin.list()).map(({ id }: { id: string }) => id)).not.toContain(json.id);
    expect((await admin.change(json.id, view({ version: 1 }))).status).toBe(404);
    expect((await admin.remove(json.id)).status).toBe(404);
  });

  it('that is shared is everybody’s to use, its owner’s and the admins’ to change', async () => {
    const [me, other, admin] = [
      await someone('support'),
      await someone('fulfilment'),
      await someone('admin'),
    ];
    const { json } = await me.save(view({ name: 'Ours', shared: true }));
    const seen = (await other.list()).find(({ id }: { id: string }) => id === json.id);
    expect(seen).toMatchObject({ mayChange: false, ownerName: me.viewer.name });
    expect(await other.change(json.id, view({ version: 1 }))).toMatchObject({
      status: 403,
      json: { reason: 'not-yours' },
    });
    expect((await other.remove(json.id)).status).toBe(403);
    const renamed = await admin.change(json.id, view({ name: 'All', shared: true, version: 1 }));
    expect(renamed).toMatchObject({ status: 200, json: { name: 'All', version: 2 } });
    expect((await admin.remove(json.id)).status).toBe(200);
    expect(await me.list()).toEqual([]);
  });

  it('that an admin takes back from all is told once as it became, and then its owner’s alone', async () => {
    const [me, admin] = [await someone('support'), await someone('admin')];
    const { json } = await me.save(view({ name: 'Mine again', shared: true }));
    const personal = view({ name: 'Mine again', shared: false, version: 1 });
    expect(await admin.change(json.id, personal)).toMatchObject({
      status: 200,
      json: { shared: false, version: 2, ownerName: me.viewer.name },
    });
    expect((await admin.change(json.id, { ...personal, version: 2 })).status).toBe(404);
    expect((await me.list()).map(({ id }: { id: string }) => id)).toEqual([json.id]);
  });

  it('that is taken back by an admin whose answer is lost is told again to them, and to nobody else', async () => {
    const [me, admin, other] = [
      await someone('support'),
      await someone('admin'),
      await someone('admin'),
    ];
    const { json } = await me.save(view({ name: 'Lost', shared: true }));
    const personal = view({ name: 'Lost', shared: false, version: 1 });
    const first = await admin.change(json.id, personal);
    expect(await admin.change(json.id, personal)).toMatchObject({ status: 200, json: first.json });
    expect((await other.change(json.id, personal)).status).toBe(404);
    expect((await admin.change(json.id, { ...personal, name: 'Else' })).status).toBe(404);
    await me.change(json.id, view({ name: 'Lost', shared: false, version: 2 }));
    expect((await admin.change(json.id, personal)).status).toBe(404);
    expect((await admin.change(json.id, { ...personal, version: 2 })).status).toBe(404);
  });

  it('that its owner takes back is not there for others, even if they would have it so', async () => {
    const [me, admin] = [await someone('support'), await someone('admin')];
    const { json } = await me.save(view({ name: 'Owned', shared: true }));
    const personal = view({ name: 'Owned', shared: false, version: 1 });
    await me.change(json.id, personal);
    expect((await admin.change(json.id, personal)).status).toBe(404);
  });

  it('that its owner takes back by the release before is not there for who changed it before', async () => {
    const [me, admin] = [await someone('support'), await someone('admin')];
    const { json } = await me.save(view({ name: 'Earlier', shared: true }));
    const renamed = { name: 'Renamed', shared: true, version: 1 };
    expect((await admin.change(json.id, view(renamed))).status).toBe(200);
    // That release does not write who changed it.
    await test.db.authDb
      .updateTable('auth.saved_views')
      .set({ shared: false, version: 3 })
      .where('id', '=', json.id)
      .execute();
    const personal = { ...renamed, shared: false, version: 2 };
    expect((await admin.change(json.id, view(personal))).status).toBe(404);
  });

  it('has a name of its own among its owner’s, whatever its case', async () => {
    const [me, other] = [await someone('support'), await someone('support')];
    await me.save(view());
    const taken = { status: 409, json: { code: 'conflict', reason: 'name-taken' } };
    expect(await me.save(view({ name: 'LARGE' }))).toMatchObject(taken);
    const { json } = await me.save(view({ name: 'Small' }));
    expect(await me.change(json.id, view({ name: 'large', version: 1 }))).toMatchObject(taken);
    expect((await other.save(view())).status).toBe(200);
  });

  it('that somebody has changed since is not written over', async () => {
    const me = await someone('support');
    const { json } = await me.save(view());
    await me.change(json.id, view({ name: 'First', version: 1 }));
    const late = await me.change(json.id, view({ name: 'Second', version: 1 }));
    expect(late).toMatchObject({ status: 412, json: { code: 'version-conflict' } });
    expect(await me.list()).toMatchObject([{ name: 'First', version: 2 }]);
  });

  it('whose change is sent again, as by who got no answer, is told as it became', async () => {
    const me = await someone('support');
    const { json } = await me.save(view());
    const changed = view({ name: 'Huge', version: 1 });
    const first = await me.change(json.id, changed);
    expect(await me.change(json.id, changed)).toMatchObject({ status: 200, json: first.json });
    const other = { ...changed, definition: { ...definition, sort: 'total' } };
    expect((await me.change(json.id, other)).status).toBe(412);
    await me.change(json.id, view({ name: 'Small', version: 2 }));
    expect((await me.change(json.id, changed)).status).toBe(412);
  });

  it.each([
    ['a filter that the list does not have', { filter: { colour: 'red' } }],
    ['a value that the list refuses', { filter: { minTotal: '-1' } }],
    ['a column that there is not', { columns: [{ id: 'secret' }] }],
    ['a column twice', { columns: [{ id: 'total' }, { id: 'total' }] }],
    ['no column', { columns: [] }],
    ['a sort that there is not', { sort: 'price' }],
    ['something unknown', { colour: 'red' }],
  ])('with %s is refused', async (_name, wrong) => {
    const me = await someone('support');
    const body = view({ definition: { ...definition, ...wrong } });
    expect(await me.save(body)).toMatchObject({ status: 400, json: { code: 'invalid-request' } });
  });
});
