import { may, scopeOf, seesOrdersOf } from '#server/contracts/permissions.ts';
import type { Role } from '#server/contracts/roles.ts';
import type { Need } from '#server/http/request/authorise.ts';

/** Whose the thing in the path is, as the one who asks sees it; `missing`: there is none. */
export type Owner =
  | 'own'
  | 'another’s'
  | 'a guest’s'
  | 'another’s, shared'
  | 'anybody’s'
  | 'missing';

/** What a path names, with the owners that make a difference to it. */
const owners = {
  order: ['own', 'another’s', 'a guest’s', 'missing'],
  command: ['own', 'another’s', 'missing'],
  view: ['own', 'another’s', 'another’s, shared', 'missing'],
  export: ['own', 'another’s', 'missing'],
  account: ['anybody’s', 'missing'],
  projection: ['anybody’s', 'missing'],
  letter: ['missing'],
  nothing: ['anybody’s'],
} as const satisfies Record<string, Owner[]>;

export type Thing = keyof typeof owners;

/** A route: what its viewer must be allowed (anybody without), what it is about, and a good body. */
export type MatrixRow = { needs?: Need; of?: Thing; body?: object };

const sees: Need = { action: 'view-orders' };
const staff: Need = { action: 'view-orders', scope: 'all' };
const users = { needs: { action: 'manage-users' }, of: 'account', body: {} } as const;
const operates = { needs: { action: 'operate' }, of: 'projection', body: {} } as const;

export const view = {
  name: 'Late',
  shared: false,
  definition: { columns: [{ id: 'number' }], filter: {}, sort: '-createdAt' },
};

/** Every route there is. */
export const matrix: Record<string, MatrixRow> = {
  'POST /api/auth/sign-up/email': { body: {} },
  'POST /api/auth/sign-in/email': { body: {} },
  'POST /api/auth/sign-out': {},
  'POST /api/auth/revoke-sessions': {},
  'GET /api/auth/get-session': {},
  'GET /api/products': {},
  'GET /api/health/live': {},
  'GET /api/health/ready': {},
  'GET /api/openapi.json': {},

  'POST /api/orders': { needs: { action: 'place-order' }, body: { items: [] } },
  'GET /api/orders': { needs: { action: 'view-orders', scope: 'own' } },
  'GET /api/orders/counts': { needs: { action: 'view-orders', scope: 'own' } },
  'GET /api/orders/{id}': { needs: sees, of: 'order' },
  'GET /api/orders/{id}/events': { needs: sees, of: 'order' },
  'POST /api/orders/{id}/cancel': {
    needs: { action: 'cancel-order' },
    of: 'order',
    body: { reason: 'too-slow' },
  },
  'POST /api/orders/{id}/ship': {
    needs: { action: 'ship-order' },
    of: 'order',
    body: { trackingNumber: 'TN 1' },
  },
  'POST /api/orders/{id}/deliver': { needs: { action: 'deliver-order' }, of: 'order', body: {} },
  'POST /api/orders/{id}/notes': {
    needs: { action: 'add-note' },
    of: 'order',
    body: { text: 'Please ring.', visibility: 'customer' },
  },
  'GET /api/commands/{commandId}': { needs: sees, of: 'command' },
  'GET /api/changes': { needs: sees },

  'GET /api/admin/orders': { needs: staff },
  'GET /api/admin/orders/counts': { needs: staff },
  'GET /api/admin/orders/countries': { needs: staff },
  'GET /api/admin/orders/currencies': { needs: staff },
  'GET /api/admin/orders/matching': { needs: staff },
  'GET /api/admin/customers': { needs: { action: 'view-customers' } },
  'GET /api/admin/insights': { needs: { action: 'view-insights' } },
  'GET /api/admin/orders/export.csv': { needs: { action: 'export-orders' } },
  'POST /api/admin/orders/export.csv': {
    needs: { action: 'export-orders' },
    body: { ids: ['00000000-0000-7000-8000-000000000001'] },
  },
  'GET /api/admin/exports/{id}': { needs: { action: 'export-orders' }, of: 'export' },

  'GET /api/admin/users': { needs: { action: 'manage-users' } },
  'POST /api/admin/users/{id}/role': { ...users, body: { role: 'support' } },
  'POST /api/admin/users/{id}/disable': users,
  'POST /api/admin/users/{id}/enable': users,
  'POST /api/admin/users/{id}/sign-out': users,
  'GET /api/admin/security-log': { needs: { action: 'read-security-log' } },

  'GET /api/admin/projections': { needs: { action: 'operate' } },
  'GET /api/admin/operations': { needs: { action: 'operate' } },
  'GET /api/admin/operations/alarms': { needs: { action: 'operate' } },
  'GET /api/admin/projections/{name}/dead-letters': { needs: operates.needs, of: 'projection' },
  'POST /api/admin/projections/{name}/dead-letters/{id}/skip': {
    ...operates,
    of: 'letter',
    body: { reason: 'Broken for good.' },
  },
  'POST /api/admin/projections/{name}/pause': operates,
  'POST /api/admin/projections/{name}/resume': operates,
  'POST /api/admin/projections/{name}/rebuild': operates,
  'POST /api/admin/projections/{name}/rollback': operates,
  'POST /api/admin/projections/{name}/retry-dead-letters': operates,

  'GET /api/admin/views': { needs: { action: 'save-views' } },
  'POST /api/admin/views': { needs: { action: 'save-views' }, body: view },
  'PUT /api/admin/views/{id}': {
    needs: { action: 'save-views' },
    of: 'view',
    body: { ...view, shared: true, version: 1 },
  },
  'DELETE /api/admin/views/{id}': { needs: { action: 'save-views' }, of: 'view' },
};

/** A route's name in the matrix: `GET /api/orders`. */
export const nameOf = ({ method, path }: { method: string; path: string }): string =>
  `${method} ${path}`;

export const rowOf = (route: { method: string; path: string }): MatrixRow =>
  matrix[nameOf(route)] ?? {};

export const ownersOf = ({ of = 'nothing' }: MatrixRow): readonly Owner[] => owners[of];

export type Verdict = 'let through' | 'unauthenticated' | 'forbidden' | 'not-found';

/** What the table of rights makes of somebody (nobody: undefined) who asks about a thing of this owner. */
export function verdictOf(row: MatrixRow, who: Role | undefined, owner: Owner): Verdict {
  const { needs, of = 'nothing' } = row;
  if (needs === undefined) return 'let through';
  if (who === undefined) return 'unauthenticated';
  if (!may(who, needs.action, needs.scope)) return 'forbidden';
  if (owner === 'missing') return 'not-found';
  const me = { id: 'me', role: who };
  if (of === 'order') {
    const customerId = { own: 'me', 'a guest’s': null }[owner as string];
    return seesOrdersOf(me, customerId === undefined ? 'another' : customerId)
      ? 'let through'
      : 'not-found';
  }
  // Who sent a command, or began an export, is told of it, and nobody else; a personal view is its
  // owner's secret.
  if (owner === 'another’s') return 'not-found';
  if (owner === 'another’s, shared' && scopeOf(who, needs.action) !== 'all') return 'forbidden';
  return 'let through';
}
