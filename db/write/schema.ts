import type { ColumnType } from 'kysely';
import type { Instant, Json, Stamp } from '../column-types.ts';

/** The single row that every append locks: the last position, and the identity of this log. */
export type HeadTable = { only_row: boolean; position: number; epoch: string };

/** The log. Rows are only ever inserted, by `write.append`. */
export type EventsTable = {
  position: number;
  stream_type: string;
  stream_id: string;
  version: number;
  type: string;
  schema_version: number;
  data: Json<Record<string, unknown>, never>;
  metadata: Json<Record<string, unknown>, never>;
  command_id: string;
  at: Instant;
};

/** The first answer of every command, so that a repeat gets it again. */
export type CommandsTable = {
  actor_id: string;
  command_id: string;
  body_hash: string;
  stream_type: string;
  stream_id: string;
  version: number;
  position: number;
  accepted_at: Instant;
};

/** Keys of personal data, outside the log so that deleting one erases the person from it. */
export type CustomerKeysTable = {
  customer_id: string;
  key: Buffer;
  created_at: Stamp;
};

/** Whose key was deleted at least once; a trigger on the keys writes it. */
export type ErasedCustomersTable = {
  customer_id: string;
  erased_at: ColumnType<string, never, never>;
};

/** Tables of the schema `write`. */
export type WriteDatabase = {
  'write.head': HeadTable;
  'write.events': EventsTable;
  'write.commands': CommandsTable;
  'write.customer_keys': CustomerKeysTable;
  'write.erased_customers': ErasedCustomersTable;
};
