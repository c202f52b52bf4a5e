import pg from 'pg';
import { listen } from '#server/runtime/listen.ts';

/** The least that a projection can be: one LISTEN, one statement a wake, all inside Postgres. */
const project = `
  with place as (select position from bare.checkpoint for update),
  news as (select e.* from bare.events e, place where e.position > place.position),
  written as (
    insert into bare.orders (id, position, data) select id, position, data from news
    on conflict (id) do update set position = excluded.position, data = excluded.data
  ),
  moved as (
    update bare.checkpoint set position = n.last
    from (select max(position) as last from news) n where n.last is not null
    returning bare.checkpoint.position
  )
  select pg_notify('bare_view', position::text) from moved`;

const url = process.argv[2];
const client = new pg.Client({ connectionString: url });
await client.connect();
let busy = false;
let again = false;
const work = async () => {
  again = true;
  if (busy) return;
  busy = true;
  while (again) {
    again = false;
    await client.query(project);
  }
  busy = false;
};
listen(url ?? '', {
  application: 'bench bare worker',
  channels: { bare_log: () => void work() },
  onConnected: () => process.send?.('ready'),
});
