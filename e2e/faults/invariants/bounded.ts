import type { Ask, Invariant } from './evidence.ts';

/** Connections that one process may hold at most, all its pools together; see server/web.ts and server/worker.ts. */
const mostConnections = { web: 40, worker: 25 };

/** MB that a process may keep when nothing goes on: about three times what one has at its start. */
export const mostMegabytes = 700;

type Activity = { database: string; application: string; connections: number; hanging: number };

/** Who is connected to a side's database, and how many of their transactions wait for nothing. */
const activityOf = (ask: Ask): Promise<Activity[]> =>
  ask(`
    select concat_ws(':', inet_server_port(), datname) as database,
      coalesce(substring(application_name from '^evenkeel (web|worker)'), '') as application,
      count(*)::int as connections,
      (count(*) filter (where state like 'idle in transaction%'
        and state_change < clock_timestamp() - interval '15 s'))::int as hanging
    from pg_stat_activity
    where backend_type = 'client backend' and datname = current_database() group by 1, 2`);

/** Both sides may be one database, which is counted once. */
const isFirst = ({ database, application }: Activity, at: number, all: Activity[]): boolean =>
  all.findIndex((one) => one.database === database && one.application === application) === at;

export const bounded: Invariant = {
  id: 'I11',
  says: 'connections and memory are back within their bounds, and no transaction hangs',
  find: async ({ log, views, sizes, copies }) => {
    const activity = [...(await activityOf(log)), ...(await activityOf(views))].filter(isFirst);
    return [
      ...(['web', 'worker'] as const).flatMap((name) => {
        const held = activity
          .filter(({ application }) => application === name)
          .reduce((sum, { connections }) => sum + connections, 0);
        const most = mostConnections[name] * copies;
        return held > most ? [`${name} processes hold ${held} connections, not ${most}`] : [];
      }),
      ...activity
        .filter(({ hanging }) => hanging > 0)
        .map(({ application, hanging }) => `${hanging} transactions of "${application}" hang`),
      ...sizes
        .filter(({ megabytes }) => megabytes > mostMegabytes)
        .map(({ name, megabytes }) => `${name} keeps ${megabytes} MB`),
    ];
  },
};
