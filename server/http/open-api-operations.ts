import { z } from 'zod';
import {
  listAdminOrdersQuery,
  listChangesQuery,
  listOrdersQuery,
  orderQuery,
} from '#server/contracts/order-queries.ts';
import { listProductsQuery } from '#server/contracts/product.ts';
import type { Role } from '#server/contracts/roles.ts';
import type { SchemaName } from './open-api-schemas.ts';

/** One operation of the API, as the document describes it. */
export type Operation = {
  kind: 'command' | 'query' | 'account' | 'health';
  method: 'get' | 'post';
  path: string;
  summary: string;
  /** Who may; nobody in particular when empty. */
  roles: readonly Role[];
  query?: z.ZodObject;
  body?: SchemaName;
  answer: SchemaName;
};

const both = ['customer', 'admin'] as const;

const command = (path: string, summary: string, roles: readonly Role[], body: SchemaName) =>
  ({
    kind: 'command',
    method: 'post',
    path,
    summary,
    roles,
    body,
    answer: 'CommandAccepted',
  }) as const;

const query = (
  path: string,
  summary: string,
  roles: readonly Role[],
  answer: SchemaName,
  parameters: z.ZodObject = z.object({}),
) => ({ kind: 'query', method: 'get', path, summary, roles, answer, query: parameters }) as const;

const account = (name: string, summary: string, answer: SchemaName, body?: SchemaName) =>
  ({
    kind: 'account',
    method: answer === 'CurrentSession' ? 'get' : 'post',
    path: `/api/auth/${name}`,
    summary,
    roles: [],
    answer,
    ...(body && { body }),
  }) as const;

/** Every operation there is; a test compares it with the routes in `app/api`. */
export const operations: readonly Operation[] = [
  account('sign-up/email', 'Make an account and sign in', 'SignedIn', 'SignUp'),
  account('sign-in/email', 'Sign in', 'SignedIn', 'SignIn'),
  account('sign-out', 'End this session', 'SignedOut'),
  account('revoke-sessions', 'End every session of the account', 'SignedOut'),
  account('get-session', 'Who is signed in, or null', 'CurrentSession'),

  command('/api/orders', 'Place an order', ['customer'], 'PlaceOrder'),
  command('/api/orders/{id}/cancel', 'Cancel a pending order', both, 'CancelOrder'),
  command('/api/orders/{id}/ship', 'Ship a pending order', ['admin'], 'ShipOrder'),
  command('/api/orders/{id}/deliver', 'Mark a shipped order delivered', ['admin'], 'DeliverOrder'),
  command('/api/orders/{id}/notes', 'Add a note to an order', both, 'AddNote'),
  query('/api/commands/{commandId}', 'Where a command of yours is now', both, 'CommandStatus'),

  query('/api/products', 'The catalogue', [], 'ProductPage', listProductsQuery),
  query('/api/orders', 'Your orders, newest first', ['customer'], 'OrderPage', listOrdersQuery),
  query('/api/orders/counts', 'Your orders by status', ['customer'], 'OrderCounts'),
  query('/api/orders/{id}', 'One order, now or as it was', both, 'Order', orderQuery),
  query('/api/orders/{id}/events', 'What happened to an order', both, 'Timeline'),
  query(
    '/api/changes',
    'Orders that changed since a position',
    both,
    'OrderChanges',
    listChangesQuery,
  ),
  query('/api/admin/orders', "Everybody's orders", ['admin'], 'OrderPage', listAdminOrdersQuery),
  query('/api/admin/orders/counts', 'All orders by status', ['admin'], 'OrderCounts'),

  ...(
    [
      ['/api/health/live', 'The process answers', 'Health'],
      ['/api/health/ready', 'Databases and a worker answer', 'Health'],
      ['/api/openapi.json', 'This document', 'OpenApi'],
    ] as const
  ).map(
    ([path, summary, answer]) =>
      ({ kind: 'health', method: 'get', path, summary, roles: [], answer }) as const,
  ),
];
