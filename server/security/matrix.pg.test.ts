import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveSavedView } from '#server/accounts/save-saved-view.ts';
import { rolesThatMay } from '#server/contracts/permissions.ts';
import { type Role, role, type Viewer } from '#server/contracts/roles.ts';
import { operations } from '#server/http/open-api/open-api-operations.ts';
import { handlerOf, type ServedRoute, servedRoutes } from '#server/http/testing/test-routes.ts';
import {
  type Call,
  call,
  signedInAs,
  type TestWeb,
  testWeb,
} from '#server/http/testing/test-web.ts';
import { matrix, nameOf, type Owner, ownersOf, rowOf, verdictOf, view } from './matrix.ts';
import { type TestOrders, testOrders } from './test-orders.ts';

let test: TestWeb;
let orders: TestOrders;

beforeAll(async () => {
  test = await testWeb();
  orders = testOrders(test);
});
afterAll(async () => {
  await orders.stop();
  await test.drop();
});

const everybody: (Role | undefined)[] = [undefined, ...role.options];

const savedView = async (owner: Viewer, shared: boolean) => {
  const saved = await saveSavedView(test.db.authDb, owner, {
    ...view,
    shared,
    name: uuidv7(),
  } as never);
  return saved.kind === 'saved' ? saved.view.id : expect.fail(saved.kind);
};

/** The thing that the route is about, of this owner: its id, and what nobody else may read. */
const thingOf = async (route: ServedRoute, owner: Owner, me: Viewer) => {
  const another = (await signedInAs(test, me.role === 'customer' ? 'customer' : 'support')).viewer;
  const holder = owner === 'own' ? me : another;
  if (owner === 'missing') return { id: uuidv7(), canary: 'canary' };
  switch (rowOf(route).of) {
    case 'order': {
      const { orderId, ...rest } = await orders.place(owner === 'a guest’s' ? null : holder);
      return { id: orderId, ...rest };
    }
    case 'view':
      return { id: await savedView(holder, owner === 'another’s, shared'), canary: 'canary' };
    case 'export': {
      const id = uuidv7();
      await test.db.authDb
        .insertInto('auth.export_progress')
        .values({ id, user_id: holder.id, expected: null, ended_at: null, reason: null })
        .execute();
      return { id, canary: id };
    }
    case 'command': {
      const { commandId: id, ...rest } = await orders.place(null, holder);
      return { id, ...rest };
    }
    default:
      return { id: another.id, canary: 'canary' };
  }
};

/** Who asks, as the headers say it, and what of. */
const callOf = (
  route: ServedRoute,
  {
    cookie,
    thing,
    owner,
  }: { cookie?: string; owner: Owner; thing: { id: string; position?: number | undefined } },
): Call => {
  const { body } = rowOf(route);
  const name = owner === 'missing' && rowOf(route).of === 'projection' ? 'no-such' : 'orders';
  return {
    method: route.method,
    ...(cookie !== undefined && { cookie }),
    ...(body && { body }),
    headers:
      thing.position === undefined
        ? {}
        : { 'min-position': `${thing.position}`, prefer: 'wait=20' },
    params: { id: thing.id, commandId: thing.id, name },
  };
};
const pathOf = ({ path }: ServedRoute) => (path === '/api/changes' ? `${path}?after=0` : path);

describe('S5 · who reaches which route and whose things, as the table of rights says', () => {
  it('has a row for every route there is, and for none that is not', () => {
    expect(servedRoutes.map(nameOf).toSorted()).toEqual(Object.keys(matrix).toSorted());
  });

  it('has the rights that the OpenAPI document tells', () => {
    for (const { method, path, needs } of operations) {
      const name = nameOf({ method: method.toUpperCase(), path });
      expect(matrix[name]?.needs, name).toEqual(needs);
    }
  });

  it.each(
    servedRoutes.flatMap((route) =>
      everybody.flatMap((who) =>
        ownersOf(rowOf(route)).map((owner) => ({
          route,
          who,
          owner,
          name: nameOf(route),
          by: who ?? 'nobody',
          verdict: verdictOf(rowOf(route), who, owner),
        })),
      ),
    ),
  )('$name, $owner, by $by: $verdict', async ({ route, who, owner, verdict }) => {
    const me = await signedInAs(test, who ?? 'customer');
    const thing = await thingOf(route, owner, me.viewer);
    const { status, json, text } = await call(
      await handlerOf(route),
      pathOf(route),
      callOf(route, { ...(who && { cookie: me.cookie }), owner, thing }),
    );
    // Without a worker beside it, a web process is not ready: a 503.
    expect(status).not.toBe(500);
    const refusals: unknown[] = ['unauthenticated', 'forbidden', 'not-found'];
    expect(refusals.includes(json?.code) ? json.code : 'let through').toBe(verdict);
    if (verdict !== 'let through') expect(text).not.toContain(thing.canary);
  });

  it.each(
    [
      'GET /api/orders',
      'GET /api/changes',
      'GET /api/admin/orders',
      'GET /api/admin/orders/matching',
      'GET /api/admin/orders/export.csv',
    ].flatMap((name) => {
      const route = servedRoutes.find((one) => nameOf(one) === name) ?? expect.fail(name);
      const { needs } = matrix[name] ?? {};
      return (needs ? rolesThatMay(needs.action, needs.scope) : []).map((who) => ({
        route,
        name,
        who,
      }));
    }),
  )('$name holds for $who what that role may see, and nothing else', async ({ route, who }) => {
    const me = await signedInAs(test, who);
    const other = (await signedInAs(test, 'customer')).viewer;
    const [mine, others, guests] = [
      await orders.place(me.viewer),
      await orders.place(other),
      await orders.place(null),
    ];
    const path =
      route.path === '/api/changes' ? `${route.path}?after=${mine.position - 1}` : route.path;
    const { text } = await call(await handlerOf(route), path, {
      cookie: me.cookie,
      headers: { 'min-position': `${guests.position}`, prefer: 'wait=20' },
    });
    expect(text).toContain(mine.orderId);
    expect(text.includes(others.orderId)).toBe(who !== 'customer');
    expect(text.includes(guests.orderId)).toBe(who !== 'customer');
  });
});
