import type { DirectRoute } from '#server/http/edge/serve-directly.ts';
import * as adminCounts from './admin/orders/counts/route.ts';
import * as adminOrders from './admin/orders/route.ts';
import * as changes from './changes/route.ts';
import * as command from './commands/[commandId]/route.ts';
import * as live from './health/live/route.ts';
import * as ready from './health/ready/route.ts';
import * as cancel from './orders/[id]/cancel/route.ts';
import * as deliver from './orders/[id]/deliver/route.ts';
import * as events from './orders/[id]/events/route.ts';
import * as notes from './orders/[id]/notes/route.ts';
import * as order from './orders/[id]/route.ts';
import * as ship from './orders/[id]/ship/route.ts';
import * as counts from './orders/counts/route.ts';
import * as orders from './orders/route.ts';
import * as products from './products/route.ts';

/** The routes that every page and every command asks: answered without Next, see `serveDirectly`. */
export const directRoutes: readonly DirectRoute[] = [
  ['/api/orders', orders],
  ['/api/orders/counts', counts],
  ['/api/orders/{id}', order],
  ['/api/orders/{id}/events', events],
  ['/api/orders/{id}/cancel', cancel],
  ['/api/orders/{id}/ship', ship],
  ['/api/orders/{id}/deliver', deliver],
  ['/api/orders/{id}/notes', notes],
  ['/api/commands/{commandId}', command],
  ['/api/changes', changes],
  ['/api/products', products],
  ['/api/admin/orders', adminOrders],
  ['/api/admin/orders/counts', adminCounts],
  ['/api/health/live', live],
  ['/api/health/ready', ready],
];
