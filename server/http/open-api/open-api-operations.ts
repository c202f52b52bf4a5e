import { listCustomersQuery } from '#server/contracts/customers.ts';
import { insightsQuery } from '#server/contracts/insights.ts';
import { listDeadLettersQuery } from '#server/contracts/operations.ts';
import {
  exportOrdersQuery,
  listAdminOrdersQuery,
  listChangesQuery,
  listOrdersQuery,
  matchingOrdersQuery,
  orderQuery,
} from '#server/contracts/order-queries.ts';
import { listProductsQuery } from '#server/contracts/product.ts';
import { listSecurityLogQuery } from '#server/contracts/security-log.ts';
import { listUsersQuery } from '#server/contracts/users.ts';
import type { Need } from '../request/authorise.ts';
import {
  account,
  change,
  command,
  type Operation,
  operate,
  query,
  records,
  userChange,
} from './open-api-operation.ts';

const sees: Need = { action: 'view-orders' };
const own: Need = { action: 'view-orders', scope: 'own' };
const all: Need = { action: 'view-orders', scope: 'all' };

/** Every operation there is; a test compares it with the routes in `app/api`. */
export const operations: readonly Operation[] = [
  account('sign-up/email', 'Make an account and sign in', 'SignedIn', 'SignUp'),
  account('sign-in/email', 'Sign in', 'SignedIn', 'SignIn'),
  account('sign-out', 'End this session', 'SignedOut'),
  account('revoke-sessions', 'End every session of the account', 'SignedOut'),
  account('get-session', 'Who is signed in, or null', 'CurrentSession'),

  command('/api/orders', 'Place an order', 'place-order', 'PlaceOrder'),
  command('/api/orders/{id}/cancel', 'Cancel a pending order', 'cancel-order', 'CancelOrder'),
  command('/api/orders/{id}/ship', 'Ship a pending order', 'ship-order', 'ShipOrder'),
  command(
    '/api/orders/{id}/deliver',
    'Mark a shipped order delivered',
    'deliver-order',
    'DeliverOrder',
  ),
  command('/api/orders/{id}/notes', 'Add a note to an order', 'add-note', 'AddNote'),
  query('/api/commands/{commandId}', 'Where a command of yours is now', sees, 'CommandStatus'),

  query('/api/products', 'The catalogue', undefined, 'ProductPage', listProductsQuery),
  query('/api/orders', 'Your orders, newest first', own, 'OrderPage', listOrdersQuery),
  query('/api/orders/counts', 'Your orders by status', own, 'OrderCounts'),
  query('/api/orders/{id}', 'One order, now or as it was', sees, 'Order', orderQuery),
  query('/api/orders/{id}/events', 'What happened to an order', sees, 'Timeline'),
  query(
    '/api/changes',
    'Orders that changed since a position',
    sees,
    'OrderChanges',
    listChangesQuery,
  ),
  query('/api/admin/orders', "Everybody's orders", all, 'AdminOrderPage', listAdminOrdersQuery),
  query('/api/admin/orders/counts', 'All orders by status', all, 'OrderCounts'),
  query('/api/admin/orders/countries', 'The countries that orders are from', all, 'CountryList'),
  query('/api/admin/orders/currencies', 'The currencies that orders are in', all, 'CurrencyList'),
  query(
    '/api/admin/orders/matching',
    'The orders of a filter, for bulk work',
    all,
    'MatchingOrders',
    matchingOrdersQuery,
  ),
  query(
    '/api/admin/orders/export.csv',
    'The orders of a filter as CSV',
    { action: 'export-orders' },
    'Csv',
    exportOrdersQuery,
  ),
  change(
    'post',
    '/api/admin/orders/export.csv',
    'Some orders as CSV',
    'export-orders',
    'Csv',
    'ExportSelection',
  ),
  records(
    '/api/admin/exports/{id}',
    'How far an export is that you began under this id, and how it ended',
    'export-orders',
    'ExportProgress',
  ),
  query(
    '/api/admin/insights',
    'Sales, cancellations, products and reasons of a period',
    { action: 'view-insights' },
    'Insights',
    insightsQuery,
  ),
  query(
    '/api/admin/customers',
    'Customers, and their orders by status',
    { action: 'view-customers' },
    'CustomerPage',
    listCustomersQuery,
  ),

  records(
    '/api/admin/users',
    'Everybody who can sign in',
    'manage-users',
    'UserPage',
    listUsersQuery,
  ),
  userChange('role', 'Give an account another role', 'ChangeRole'),
  userChange('disable', 'End all sessions of an account and refuse new ones'),
  userChange('enable', 'Let an account sign in again'),
  userChange('sign-out', 'End all sessions of an account'),
  records(
    '/api/admin/security-log',
    'Who got in, who was refused, who changed what',
    'read-security-log',
    'SecurityPage',
    listSecurityLogQuery,
  ),

  records(
    '/api/admin/views',
    'Views of the order list that you may use',
    'save-views',
    'SavedViews',
  ),
  change('post', '/api/admin/views', 'Keep a view', 'save-views', 'SavedView', 'SaveView'),
  change('put', '/api/admin/views/{id}', 'Change a view', 'save-views', 'SavedView', 'ChangeView'),
  change('delete', '/api/admin/views/{id}', 'Delete a view', 'save-views', 'SavedView'),

  query(
    '/api/admin/projections',
    'Where every projection is',
    { action: 'operate' },
    'ProjectionList',
  ),
  records(
    '/api/admin/operations',
    'Workers, the last 15 minutes, the auditor, operations',
    'operate',
    'OperationsOverview',
  ),
  records(
    '/api/admin/operations/alarms',
    'What somebody should look at now',
    'operate',
    'OperationsAlarms',
  ),
  records(
    '/api/admin/projections/{name}/dead-letters',
    'Events that a projection cannot apply, and those behind them',
    'operate',
    'DeadLetterList',
    listDeadLettersQuery,
  ),
  operate('pause', 'Let a projection stand still, through restarts too'),
  operate('resume', 'Let it go on'),
  operate('rebuild', 'Make its views anew beside the live ones and swap them in', 'Rebuild'),
  operate('rollback', 'Bring back the views that the last rebuild replaced'),
  operate('retry-dead-letters', 'Apply parked events, after their cause was mended', 'Retry'),
  operate('dead-letters/{id}/skip', 'Leave a parked event out for good', 'Skip'),

  ...(
    [
      ['/api/health/live', 'The process answers', 'Health'],
      ['/api/health/ready', 'Databases and a worker answer', 'Health'],
      ['/api/openapi.json', 'This document', 'OpenApi'],
    ] as const
  ).map(
    ([path, summary, answer]) =>
      ({ kind: 'health', method: 'get', path, summary, answer }) as const,
  ),
];
