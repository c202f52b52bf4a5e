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
  role: Generated<'customer' | 'admin'>;
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

/** Tables of the schema `auth`. */
export type AuthDatabase = {
  'auth.user': UserTable;
  'auth.session': SessionTable;
  'auth.account': AccountTable;
  'auth.verification': VerificationTable;
  'auth.sign_in_attempts': SignInAttemptsTable;
};
