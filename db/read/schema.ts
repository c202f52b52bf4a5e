import type { ColumnType, Generated } from 'kysely';

/** Read as ISO 8601 text in UTC, written as text or Date. */
type Instant = ColumnType<string, string | Date, string | Date>;
/** As `Instant`, and the database's clock when not given. */
type Stamp = ColumnType<string, string | Date | undefined, string | Date>;
type Json<Value> = ColumnType<Value, string, string>;

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
};

/** A rebuild under way: how far its shadow tables are, and whose they are. */
export type RebuildsTable = {
  projection: string;
  run: string;
  position: number;
  target: number;
  started_at: Stamp;
  updated_at: Stamp;
};

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
  /** Lower-cased number, id, names, e-mail, products and tracking number, for the search box. */
  search: string;
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
};

/** Tables of the schema `read`. */
export type ReadDatabase = {
  'read.checkpoints': CheckpointsTable;
  'read.batches': BatchesTable;
  'read.workers': WorkersTable;
  'read.rebuilds': RebuildsTable;
  'read.orders': OrdersTable;
  'read.order_events': OrderEventsTable;
  'read.customers': CustomersTable;
  'read.order_counts': OrderCountsTable;
  'read.products': ProductsTable;
};
