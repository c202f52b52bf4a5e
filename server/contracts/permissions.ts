import { type Actor, type Role, role } from './roles.ts';

/** Whose things an action may be done to: nobody's, one's own, or everybody's. */
export type Scope = 'none' | 'own' | 'all';

/** All that somebody may be allowed or refused. */
export type Action =
  | 'place-order'
  | 'view-orders'
  | 'cancel-order'
  | 'ship-order'
  | 'deliver-order'
  | 'add-note'
  | 'add-internal-note'
  | 'save-views'
  | 'export-orders'
  | 'view-insights'
  | 'view-customers'
  | 'manage-users'
  | 'read-security-log'
  | 'operate';

/**
 * The one table of rights. Deciders, routes, queries, sockets and pages all ask it; an action or a
 * role that lacks in it does not compile. Listing people, events or money of everybody at once
 * (export, insights) is the admin's: the others see what their work needs.
 */
const permissions: Record<Action, Record<Actor['role'], Scope>> = {
  'place-order': {
    customer: 'own',
    support: 'none',
    fulfilment: 'none',
    admin: 'none',
    system: 'all',
  },
  'view-orders': {
    customer: 'own',
    support: 'all',
    fulfilment: 'all',
    admin: 'all',
    system: 'all',
  },
  'cancel-order': {
    customer: 'own',
    support: 'all',
    fulfilment: 'none',
    admin: 'all',
    system: 'all',
  },
  'ship-order': {
    customer: 'none',
    support: 'none',
    fulfilment: 'all',
    admin: 'all',
    system: 'all',
  },
  'deliver-order': {
    customer: 'none',
    support: 'none',
    fulfilment: 'all',
    admin: 'all',
    system: 'all',
  },
  'add-note': { customer: 'own', support: 'all', fulfilment: 'none', admin: 'all', system: 'all' },
  'add-internal-note': {
    customer: 'none',
    support: 'all',
    fulfilment: 'none',
    admin: 'all',
    system: 'all',
  },
  'save-views': {
    customer: 'none',
    support: 'own',
    fulfilment: 'own',
    admin: 'all',
    system: 'none',
  },
  'export-orders': {
    customer: 'none',
    support: 'none',
    fulfilment: 'none',
    admin: 'all',
    system: 'none',
  },
  'view-insights': {
    customer: 'none',
    support: 'none',
    fulfilment: 'none',
    admin: 'all',
    system: 'none',
  },
  'view-customers': {
    customer: 'none',
    support: 'none',
    fulfilment: 'none',
    admin: 'all',
    system: 'none',
  },
  'manage-users': {
    customer: 'none',
    support: 'none',
    fulfilment: 'none',
    admin: 'all',
    system: 'none',
  },
  'read-security-log': {
    customer: 'none',
    support: 'none',
    fulfilment: 'none',
    admin: 'all',
    system: 'none',
  },
  operate: { customer: 'none', support: 'none', fulfilment: 'none', admin: 'all', system: 'none' },
};

/** Whose things this role may do this to. */
export const scopeOf = (who: Actor['role'], action: Action): Scope => permissions[action][who];

/** Whether this role may do this at all, or, with a scope given, to just that much. */
export const may = (who: Actor['role'], action: Action, scope?: Scope): boolean => {
  const own = scopeOf(who, action);
  return scope === undefined ? own !== 'none' : own === scope;
};

/** The roles of accounts that may do this, and to just that much when a scope is given. */
export const rolesThatMay = (action: Action, scope?: Scope): Role[] =>
  role.options.filter((who) => may(who, action, scope));

/** Whether this role works on everybody's orders; the shop's own people. */
export const isStaff = (who: Actor['role']): boolean => may(who, 'view-orders', 'all');

/** Whether an order of this customer (null: a guest) exists for this actor. */
export const seesOrdersOf = (
  { id, role: who }: Pick<Actor, 'id' | 'role'>,
  customerId: string | null | undefined,
): boolean => isStaff(who) || (may(who, 'view-orders') && customerId === id);
