import type { Generated } from 'kysely';
import type { Instant, Json, Stamp } from '../column-types.ts';
import type {
  AuditsTable,
  DeadLettersTable,
  LateChangesTable,
  LogHashesTable,
  OperationsTable,
  PreviousViewsTable,
  RebuildsTable,
  SamplesTable,
  SkippedEventsTable,
} from './operations-schema.ts';

/** A place in the log and when it was reached; one row a projection: cursor and fence in one. */
export type CheckpointsTable = {
  projection: string;
  version: number;
  position: number;
  epoch: string | null;
  /** When the view was last known to hold everything in the log. */
  caught_up_at: Instant | null;
  updated_at: Stamp;
  paused: Generated<boolean>;
  /** Why the projection cannot go on, in a sentence; null while it runs. */
  stopped_reason: string | null;
  /** How often its tables were swapped for rebuilt ones. */
  rebuilds: Generated<number>;
  /** How often it was replaced by a view whose rows may differ at the same version. */
  revision: Generated<number>;
  /** How many events are parked as dead letters. */
  parked: Generated<number>;
  /** The highest position in `read.late_changes`. */
  late_position: Generated<number>;
  /** The event at `position`, where the release that went there wrote it down. */
  last_event: Json<LastEvent> | null;
};

/** Which event it was, and when it was stored (ISO 8601). */
export type LastEvent = { position: number; commandId: string; at: string };

/** What each committed batch applied: answers "since when is position p visible", and is audited. */
export type BatchesTable = {
  projection: string;
  from_position: number;
  to_position: number;
  events: number;
  worker: string;
  committed_at: Stamp;
};

/** Workers that are alive, by their heartbeat. */
export type WorkersTable = { id: string; started_at: Instant; seen_at: Instant };

/** One row per order: everything its screens show. */
export type OrdersTable = {
  id: string;
  number: number;
  customer_id: string | null;
  customer_name: string | null;
  customer_email: string | null;
  country: string | null;
  items: Json<{ productId: string; productName: string; quantity: number; price: number }[]>;
  /** The products of its lines, for the filter. */
  product_ids: string[];
  total: number;
  currency: string;
  status: 'pending' | 'shipped' | 'delivered' | 'cancelled';
  created_at: Instant;
  cancelled_at: Instant | null;
  cancellation_reason: string | null;
  shipped_at: Instant | null;
  tracking_number: string | null;
  carrier: string | null;
  delivered_at: Instant | null;
  version: number;
  position: number;
  command_ids: string[];
  /** Number, id, names, e-mail, products and tracking number as they are searched, one a line. */
  search: string;
  /** Since when later events of this order are parked; null while the row holds them all. */
  stale_since: Instant | null;
};

/** The timeline: one row per order event. */
export type OrderEventsTable = {
  order_id: string;
  version: number;
  position: number;
  type: string;
  at: Instant;
  actor_id: string;
  actor_role: string;
  command_id: string;
  data: Json<Record<string, unknown>>;
};

export type CustomersTable = {
  id: string;
  name: string;
  email: string;
  country: string | null;
  registered_at: Instant;
  version: number;
  position: number;
  /** Name and address as they are searched. */
  search_name: string | null;
  search_email: string | null;
};

/** Orders by status, of everybody (`scope` "all") and of each customer (`scope` = the customer's id). */
export type OrderCountsTable = {
  scope: string;
  status: 'pending' | 'shipped' | 'delivered' | 'cancelled';
  count: number;
  position: number;
};

export type ProductsTable = {
  id: string;
  sku: string;
  name: string;
  price: number;
  currency: string;
  version: number;
  position: number;
  /** Name and number as they are searched. */
  search_name: string | null;
  search_sku: string | null;
};

/** What an order was when it was placed. */
export type SoldOrdersTable = {
  order_id: string;
  currency: string;
  total: number;
  items: Json<{ productId: string; productName: string; quantity: number; price: number }[]>;
  position: number;
};

/** Orders placed and cancelled on a day (UTC, `2010-12-01`), and what they were worth. */
export type DailySalesTable = {
  day: string;
  currency: string;
  orders: number;
  revenue: number;
  cancellations: number;
  cancelled_revenue: number;
  position: number;
};

/** What was sold of a product in a day or a month (`2010-12`), less what was cancelled in it. */
export type ProductSalesTable = {
  period: string;
  currency: string;
  product_id: string;
  product_name: string;
  quantity: number;
  revenue: number;
  position: number;
};

export type CancelReasonsTable = { day: string; reason: string; count: number; position: number };

/** Tables of the schema `read`. */
export type ReadDatabase = {
  'read.checkpoints': CheckpointsTable;
  'read.batches': BatchesTable;
  'read.workers': WorkersTable;
  'read.rebuilds': RebuildsTable;
  'read.dead_letters': DeadLettersTable;
  'read.skipped_events': SkippedEventsTable;
  'read.late_changes': LateChangesTable;
  'read.operations': OperationsTable;
  'read.samples': SamplesTable;
  'read.previous_views': PreviousViewsTable;
  'read.audits': AuditsTable;
  'read.log_hashes': LogHashesTable;
  'read.orders': OrdersTable;
  'read.order_events': OrderEventsTable;
  'read.customers': CustomersTable;
  'read.order_counts': OrderCountsTable;
  'read.products': ProductsTable;
  'read.sold_orders': SoldOrdersTable;
  'read.daily_sales': DailySalesTable;
  'read.product_sales': ProductSalesTable;
  'read.cancel_reasons': CancelReasonsTable;
};
