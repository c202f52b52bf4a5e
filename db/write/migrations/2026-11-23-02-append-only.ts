import { type Kysely, sql } from 'kysely';

/** Nobody changes history: not by mistake, and not as the owner of the table. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create function write.refuse_change() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
    begin
      raise exception '% of %.% is refused: the log is append-only', tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege',
              hint = 'Correct history by appending an event; erase a person by deleting their key.';
    end $$`.execute(db);
  await sql`create trigger append_only before update or delete or truncate on write.events
    for each statement execute function write.refuse_change()`.execute(db);
  // ALWAYS: also in sessions that set session_replication_role to silence triggers.
  await sql`alter table write.events enable always trigger append_only`.execute(db);
  await sql`revoke all on function write.refuse_change() from public`.execute(db);
};
