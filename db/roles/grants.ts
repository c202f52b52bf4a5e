/** The sides of the database, each a schema of its own. */
export const sides = ['write', 'read', 'auth', 'qa'] as const;

/** One of the schemas. */
export type Side = (typeof sides)[number];

/**
 * What each schema lets each role do, and all of it: whatever is not said here is revoked.
 * Every statement can be repeated.
 */
export const grants: Record<Side, string[]> = {
  write: [
    'grant usage on schema write to evenkeel_command, evenkeel_projector',
    'grant select on all tables in schema write to evenkeel_command, evenkeel_projector',
    'grant insert on write.customer_keys to evenkeel_command',
    // By name, not by signature: the function's arguments are its migration's business.
    `do $$ declare f regprocedure; begin
       for f in select oid from pg_proc where proname = 'append' and pronamespace = 'write'::regnamespace
       loop execute format('grant execute on function %s to evenkeel_command', f); end loop;
     end $$`,
  ],
  read: [
    // A rebuild makes shadow tables and swaps them in by name, which only the owner of the old
    // ones may do; so the views belong to the projector, and the migrations' own tables do not.
    'grant usage, create on schema read to evenkeel_projector',
    `do $$ declare t regclass; begin
       for t in select oid from pg_class
         where relnamespace = 'read'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
           and relname not like 'migrations%' and relowner <> 'evenkeel_projector'::regrole
         -- A table's own sequence goes with it, and cannot be given away before it.
         order by relkind = 'S'
       loop execute format('alter table %s owner to evenkeel_projector', t); end loop;
     end $$`,
    'grant select, insert, update, delete, truncate, references, maintain on all tables in schema read to evenkeel_projector',
    'revoke insert, update, delete, truncate, references, maintain on read.migrations, read.migrations_lock from evenkeel_projector',
    'grant usage on schema read to evenkeel_query',
    'grant select on all tables in schema read to evenkeel_query',
    'grant execute on all functions in schema read to evenkeel_query',
    // Web processes ask; they cannot touch a view. A pause is theirs to set at once.
    'grant usage on schema read to evenkeel_operator',
    'grant select on read.checkpoints, read.operations to evenkeel_operator',
    'grant update (paused) on read.checkpoints to evenkeel_operator',
    'grant insert on read.operations to evenkeel_operator',
    'alter default privileges for role evenkeel_projector in schema read grant select on tables to evenkeel_query',
  ],
  auth: [
    'grant usage on schema auth to evenkeel_auth',
    'grant select, insert, update, delete on all tables in schema auth to evenkeel_auth',
    'revoke insert, update, delete on auth.migrations, auth.migrations_lock from evenkeel_auth',
    'revoke update, delete on auth.security_log from evenkeel_auth',
  ],
  // Used with QA_CONTROLS=1 alone; no other role may look at it or change it.
  qa: [
    'grant usage on schema qa to evenkeel_qa',
    'grant select, insert, update, delete on all tables in schema qa to evenkeel_qa',
    'revoke insert, update, delete on qa.migrations, qa.migrations_lock from evenkeel_qa',
  ],
};
