import { sql } from 'kysely';
import { expect } from 'vitest';
import { saveSavedView } from '#server/accounts/save-saved-view.ts';
import { savedViewBody } from '#server/contracts/saved-views.ts';
import { signedInAs } from '#server/http/testing/test-web.ts';
import { count, type LostAnswer, type Shop } from './lost-answer.ts';

const definition = { columns: [{ id: 'number' }], filter: {}, sort: '-createdAt' };
const late = { name: 'Late', shared: false, definition };
const renamed = { name: 'Late ones', shared: true, definition };

/** Somebody who keeps a view. */
const keeper = async ({ test }: Shop) => {
  const { cookie, viewer } = await signedInAs(test, 'support');
  const saved = await saveSavedView(test.db.authDb, viewer, savedViewBody.parse(late));
  return { cookie, id: saved.kind === 'saved' ? saved.view.id : expect.fail(saved.kind) };
};

export const ofSavedViews: Record<string, LostAnswer> = {
  'POST /api/admin/views': {
    first: 200,
    again: { status: 409, json: { reason: 'name-taken' } },
    ask: async (shop) => {
      const { cookie, viewer } = await signedInAs(shop.test, 'support');
      return {
        call: { cookie, body: late },
        times: () => count(shop, sql`auth.saved_views where owner_id = ${viewer.id}`),
        isTrue: ({ json }) => expect(json).toMatchObject(late),
      };
    },
  },
  'PUT /api/admin/views/{id}': {
    first: 200,
    ask: async (shop) => {
      const { cookie, id } = await keeper(shop);
      return {
        call: { cookie, body: { ...renamed, version: 1 }, params: { id } },
        times: () => count(shop, sql`auth.saved_views where id = ${id} and version = 2`),
        isTrue: ({ json }) => expect(json).toMatchObject({ id, ...renamed, version: 2 }),
      };
    },
  },
  'DELETE /api/admin/views/{id}': {
    first: 200,
    again: { status: 404, json: { code: 'not-found' } },
    ask: async (shop) => {
      const { cookie, id } = await keeper(shop);
      return {
        call: { cookie, params: { id } },
        times: async () => 1 - (await count(shop, sql`auth.saved_views where id = ${id}`)),
        isTrue: ({ json }) => expect(json).toMatchObject({ id }),
      };
    },
  },
};
