import { type Kysely, sql } from 'kysely';

/** Accounts, sessions and sign-in limits, in the shape that better-auth 1.7 wants. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'create schema if not exists auth',
  `create table auth."user" (
    id uuid primary key,
    name text not null,
    email text not null unique check (email = lower(email)),
    email_verified boolean not null default false,
    image text,
    role text not null default 'customer' check (role in ('customer', 'admin')),
    disabled_at timestamptz(3),
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,
  `create table auth.session (
    id uuid primary key,
    user_id uuid not null references auth."user" on delete cascade,
    token text not null unique,
    expires_at timestamptz(3) not null,
    ip_address text,
    user_agent text,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,
  'create index session_user_id on auth.session (user_id)',
  'create index session_expires_at on auth.session (expires_at)',
  `create table auth.account (
    id uuid primary key,
    user_id uuid not null references auth."user" on delete cascade,
    account_id text not null,
    provider_id text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz(3),
    refresh_token_expires_at timestamptz(3),
    scope text,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    unique (provider_id, account_id)
  )`,
  'create index account_user_id on auth.account (user_id)',
  `create table auth.verification (
    id uuid primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz(3) not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,
  'create index verification_identifier on auth.verification (identifier)',
  `create table auth.sign_in_attempts (
    key text primary key,
    attempts integer not null,
    last_at timestamptz(3) not null default now(),
    next_at timestamptz(3) not null default now()
  )`,
  'create index sign_in_attempts_last_at on auth.sign_in_attempts (last_at)',
  // A session's times are the database's: a web server whose clock is wrong ends nobody's session.
  `create function auth.start_session() returns trigger language plpgsql set search_path = auth, pg_temp as $$
  begin
    new.created_at := now();
    new.updated_at := now();
    new.expires_at := now() + interval '7 days';
    return new;
  end $$`,
  `create trigger start_session before insert on auth.session
    for each row execute function auth.start_session()`,
  // Whoever keeps a verified session in memory drops it when its row or its account changes.
  `create function auth.notify_session() returns trigger language plpgsql set search_path = auth, pg_temp as $$
  begin
    perform pg_notify('session', case when tg_table_name = 'user' then to_jsonb(new) ->> 'id'
      else coalesce(to_jsonb(new), to_jsonb(old)) ->> 'user_id' end);
    return null;
  end $$`,
  `create trigger notify_session after insert or update or delete on auth.session
    for each row execute function auth.notify_session()`,
  `create trigger notify_session after update of role, disabled_at, name, email on auth."user"
    for each row execute function auth.notify_session()`,
];
