import { type RawBuilder, sql } from 'kysely';
import { expect } from 'vitest';
import { signedInAs } from '#server/http/testing/test-web.ts';
import { type Asked, count, type LostAnswer, type Shop } from './lost-answer.ts';

/** One that nothing else here reads. */
const projection = 'products';
const parked = 9_001;

/** Asks for what workers do; `needed` is what it is asked of. */
const operate =
  (body: object, needed: RawBuilder<unknown> = sql`select`) =>
  async (shop: Shop): Promise<Asked> => {
    const { cookie, viewer } = await signedInAs(shop.test, 'admin');
    await needed.execute(shop.test.db.readDb);
    return {
      call: { cookie, body, params: { name: projection, id: `${parked}` } },
      times: () => count(shop, sql`read.operations where requested_by = ${viewer.email}`),
      isTrue: ({ json }) => expect(json).toMatchObject({ projection, state: 'asked', ...body }),
    };
  };

/** Asks for what is done at once. */
const pause =
  (paused: boolean) =>
  async (shop: Shop): Promise<Asked> => {
    const { cookie } = await signedInAs(shop.test, 'admin');
    await sql`update read.checkpoints set paused = ${!paused}
      where projection = ${projection}`.execute(shop.test.db.readDb);
    const isDone = sql`read.checkpoints where projection = ${projection} and paused = ${paused}`;
    return {
      call: { cookie, body: {}, params: { name: projection } },
      times: () => count(shop, isDone),
      isTrue: ({ json }) => expect(json).toMatchObject({ projection, state: 'done' }),
    };
  };

const aViewFromBefore = sql`insert into read.previous_views (projection, version, position)
  values (${projection}, 1, 0) on conflict do nothing`;

const aParkedEvent = sql`insert into read.dead_letters
    (place, projection, position, stream_type, stream_id, version, type, command_id, at, data)
  values ('live', ${projection}, ${parked}, 'product', gen_random_uuid(), 1, 'ProductListed',
    gen_random_uuid(), now(), '{}') on conflict do nothing`;

export const ofOperations: Record<string, LostAnswer> = {
  'POST /api/admin/projections/{name}/pause': { first: 202, ask: pause(true) },
  'POST /api/admin/projections/{name}/resume': { first: 202, ask: pause(false) },
  'POST /api/admin/projections/{name}/rebuild': { first: 202, ask: operate({ reason: 'Odd.' }) },
  'POST /api/admin/projections/{name}/rollback': { first: 202, ask: operate({}, aViewFromBefore) },
  'POST /api/admin/projections/{name}/retry-dead-letters': { first: 202, ask: operate({}) },
  'POST /api/admin/projections/{name}/dead-letters/{id}/skip': {
    first: 202,
    ask: operate({ reason: 'Broken for good.' }, aParkedEvent),
  },
};
