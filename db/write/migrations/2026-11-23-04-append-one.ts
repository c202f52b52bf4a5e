import { type Kysely, sql } from 'kysely';

/**
 * `write.append` of one element, for a lone caller: the same rules and the same answer, with plain
 * statements instead of one over a set. Processor time of Postgres an append, 2 busy cores: 430 µs
 * against 700 µs for a batch of one (a plain INSERT 220 µs). `events`: a JSON array of
 * `{t: type, v: schema version, d: data}`.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create function write.append(
      actor_id text, command_id uuid, body_hash text, stream_type text, stream_id uuid,
      expected_version integer, metadata jsonb, events jsonb,
      out outcome text, out version integer, out "position" bigint, out accepted_at timestamptz,
      out stream_type_ text, out stream_id_ uuid, out actual_version integer
    )
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
    #variable_conflict use_variable
    declare
      wanted integer := jsonb_array_length(events);
      before bigint;
      known write.commands;
    begin
      -- Locks the head, as for a batch.
      update write.head h set "position" = h."position" + wanted
        returning h."position" - wanted into strict before;

      select * into known from write.commands k
        where k.command_id = command_id and k.actor_id = actor_id;
      select l.version into actual_version from write.events l
        where l.stream_id = stream_id and l.stream_type = stream_type
        order by l.version desc limit 1;
      actual_version := coalesce(actual_version, 0);

      outcome := case
        when known.body_hash = body_hash then 'replayed'
        when known.body_hash is not null then 'command-reused'
        when actual_version <> expected_version then 'version-conflict'
        else 'appended'
      end;
      stream_type_ := stream_type;
      stream_id_ := stream_id;
      if outcome <> 'appended' then
        update write.head h set "position" = before;
        if outcome = 'replayed' then
          version := known.version;
          "position" := known."position";
          accepted_at := known.accepted_at;
          stream_type_ := known.stream_type;
          stream_id_ := known.stream_id;
        end if;
        return;
      end if;

      version := expected_version + wanted;
      "position" := before + wanted;
      accepted_at := clock_timestamp()::timestamptz(3);
      with stored as (
        insert into write.events ("position", stream_type, stream_id, version, type,
          schema_version, data, metadata, command_id, at)
        select before + i, stream_type, stream_id, expected_version + i, event->>'t',
          (event->>'v')::integer, event->'d', metadata, command_id, accepted_at
        from jsonb_array_elements(events) with ordinality as x (event, i)
      )
      insert into write.commands (actor_id, command_id, body_hash, stream_type, stream_id,
        version, "position", accepted_at)
      values (actor_id, command_id, body_hash, stream_type, stream_id, version, "position",
        accepted_at);
      perform pg_notify('log', "position"::text);
    end $$`.execute(db);
  await sql`revoke all on function
    write.append(text, uuid, text, text, uuid, integer, jsonb, jsonb) from public`.execute(db);
};
