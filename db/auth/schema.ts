import type { ColumnType, Generated } from 'kysely';

/** Written by the database's clock when not given. */
type Stamp = ColumnType<Date, Date | undefined, Date>;

/** One row per account. */
export type UserTable = {
  id: string;
  name: string;
  /** Lower-cased; unique. */
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  role: Generated<'customer' | 'support' | 'fulfilment' | 'admin'>;
  /** Set to end every session of the account and to refuse new ones. */
  disabled_at: Date | null;
  created_at: Stamp;
  updated_at: Stamp;
};

/** One row per signed-in browser; `token` is the random reference that the cookie carries. */
export type SessionTable = {
  id: string;
  user_id: string;
  token: string;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Stamp;
  updated_at: Stamp;
};

/** How an account signs in; `password` is an argon2id hash. */
export type AccountTable = {
  id: string;
  user_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Date | null;
  refresh_token_expires_at: Date | null;
  scope: string | null;
  created_at: Stamp;
  updated_at: Stamp;
};

/** Required by better-auth; nothing is verified by mail yet. */
export type VerificationTable = {
  id: string;
  identifier: string;
  value: string;
  expires_at: Date;
  created_at: Stamp;
  updated_at: Stamp;
};

/** Attempts to sign in per key (an account, a known browser, an address), shared by all processes. */
export type SignInAttemptsTable = {
  key: string;
  attempts: number;
  last_at: Stamp;
  next_at: Stamp;
};

/**
 * What happened to accounts and rights; append-only. Repeats of one thing within a moment are one
 * row with a `count`, from `at` to `last_at`.
 */
export type SecurityLogTable = {
  id: Generated<number>;
  kind: string;
  at: Stamp;
  last_at: Stamp;
  count: Generated<number>;
  /** The account that did it; null when nobody known did. */
  actor_id: string | null;
  actor_role: string | null;
  /** What it was done to: a route, an account, an order. */
  subject: string | null;
  details: ColumnType<Record<string, unknown>, string | undefined, never>;
  request_id: string | null;
};

/** A view of the order list that somebody keeps, for themselves or for all of the staff. */
export type SavedViewsTable = {
  id: string;
  owner_id: string;
  /** Unique among its owner's, whatever its case. */
  name: string;
  shared: boolean;
  definition: ColumnType<unknown, string, string>;
  version: Generated<number>;
  updated_at: Stamp;
  /** Who made the version `changed_by_version` of it; null where nobody did, or nobody knows. */
  changed_by: string | null;
  /** Another than `version` where the release before has changed it since. */
  changed_by_version: number | null;
};

/** A download of somebody's: rows sent, of how many where that is known, and how it ended. */
export type ExportProgressTable = {
  id: string;
  user_id: string;
  rows: Generated<number>;
  expected: number | null;
  begun_at: Stamp;
  /** When the process that sends it last wrote here. */
  seen_at: Stamp;
  ended_at: Date | null;
  /** Why it ended early; null of one that runs or is whole. */
  reason: string | null;
};

/** Tables of the schema `auth`. */
export type AuthDatabase = {
  'auth.user': UserTable;
  'auth.session': SessionTable;
  'auth.account': AccountTable;
  'auth.verification': VerificationTable;
  'auth.sign_in_attempts': SignInAttemptsTable;
  'auth.security_log': SecurityLogTable;
  'auth.saved_views': SavedViewsTable;
  'auth.export_progress': ExportProgressTable;
};
