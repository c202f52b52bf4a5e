import { type Kysely, sql } from 'kysely';

/**
 * Two more forms of `write.append`, for what almost always comes: appends against which nothing
 * stands. They look for nothing and leave it to the unique indexes to refuse a command or a version
 * that is there; then they store nothing and answer no position, and the caller asks
 * `write.append(batch, wanted)`, which looks at each. Without those look-ups, with arrays in binary
 * form instead of JSON, and with one row for an answer, an append in a batch of 64 takes 20 to 25 µs
 * of Postgres' processor time instead of 38 to 45, alone 130 instead of 180 (a plain INSERT 80).
 *
 * The form for one append of before stays: processes of the release before call it until the last of
 * them has been replaced.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  // A batch: the events by themselves, in order, and the commands that they are of. The version
  // before the first new one must be there: the indexes would let a stream have a hole.
  await sql`create function write.append(
      stream_types text[], stream_ids uuid[], versions integer[], types text[],
      schema_versions integer[], data jsonb[], metadata jsonb[], event_commands uuid[],
      actor_ids text[], command_ids uuid[], body_hashes text[], command_streams text[],
      command_stream_ids uuid[], expected_versions integer[], counts integer[],
      out first_position bigint, out accepted_at timestamptz, out epoch uuid
    )
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
    #variable_conflict use_variable
    declare
      wanted integer := cardinality(types);
      before bigint;
      stamp timestamptz(3);
      log_epoch uuid;
      recorded bigint;
    begin
      -- Locks the head, as the other forms do.
      update write.head h set "position" = h."position" + wanted
        returning h."position" - wanted, h.epoch into strict before, log_epoch;
      stamp := clock_timestamp();

      if exists (
        select from unnest(command_streams, command_stream_ids, expected_versions) as q (t, s, v)
        where q.v > 0 and not exists (
          select from write.events l
          where l.stream_id = q.s and l.stream_type = q.t and l.version = q.v
        )
      ) then raise unique_violation; end if;

      insert into write.events ("position", stream_type, stream_id, version, type, schema_version,
        data, metadata, command_id, at)
      select before + i, t, s, v, n, w, d, m, c, stamp
      from unnest(stream_types, stream_ids, versions, types, schema_versions, data, metadata,
        event_commands) with ordinality as e (t, s, v, n, w, d, m, c, i);

      insert into write.commands (actor_id, command_id, body_hash, stream_type, stream_id, version,
        "position", accepted_at)
      select a, c, h, t, s, v + n, before + sum(n) over (order by i), stamp
      from unnest(actor_ids, command_ids, body_hashes, command_streams, command_stream_ids,
        expected_versions, counts) with ordinality as k (a, c, h, t, s, v, n, i);

      select sum(n) into recorded from unnest(counts) as n;
      if recorded is distinct from wanted then
        raise exception 'append: % events for commands of %', wanted, recorded
          using errcode = 'data_exception';
      end if;

      perform pg_notify('log', (before + wanted)::text);
      first_position := before + 1;
      accepted_at := stamp;
      epoch := log_epoch;
    exception when unique_violation then
      -- All of the above is undone; the answer is empty.
    end $$`.execute(db);
  await sql`revoke all on function write.append(text[], uuid[], integer[], text[], integer[],
    jsonb[], jsonb[], uuid[], text[], uuid[], text[], text[], uuid[], integer[], integer[])
    from public`.execute(db);

  // One event alone, in one statement. What it looks for it sees as it was before the head was
  // locked: a command that lost a race since then fails by unique_violation instead.
  await sql`create function write.append(
      actor_id text, command_id uuid, body_hash text, stream_type text, stream_id uuid,
      expected_version integer, metadata jsonb, type text, schema_version integer, data jsonb,
      out first_position bigint, out accepted_at timestamptz, out epoch uuid
    ) returns setof record
    language sql volatile security definer set search_path = pg_catalog, pg_temp
    begin atomic
      with place as (
        update write.head h set "position" = h."position" + 1
        where not exists (
            select from write.commands k where k.command_id = $2 and k.actor_id = $1
          ) and ($6 = 0 or exists (
            select from write.events l
            where l.stream_id = $5 and l.stream_type = $4 and l.version = $6
          ))
        returning h."position", h.epoch, clock_timestamp()::timestamptz(3) as stamp
      ), stored as (
        insert into write.events ("position", stream_type, stream_id, version, type,
          schema_version, data, metadata, command_id, at)
        select p."position", $4, $5, $6 + 1, $8, $9, $10, $7, $2, p.stamp from place p
      ), recorded as (
        insert into write.commands (actor_id, command_id, body_hash, stream_type, stream_id,
          version, "position", accepted_at)
        select $1, $2, $3, $4, $5, $6 + 1, p."position", p.stamp from place p
      )
      select p."position", p.stamp, p.epoch
      from place p, pg_notify('log', p."position"::text);
    end`.execute(db);
  await sql`revoke all on function write.append(text, uuid, text, text, uuid, integer, jsonb, text,
    integer, jsonb) from public`.execute(db);
};
