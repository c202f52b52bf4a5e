import type { Invariant } from './evidence.ts';

export const noGaps: Invariant = {
  id: 'I3',
  says: 'positions of the log, and versions of each stream, are 1 to n without a gap or a double',
  find: async ({ log }) => {
    const positions = await log<{ position: number; place: number }>(`
      select position::int, place::int from
        (select position, row_number() over (order by position) as place from write.events) e
      where position <> place limit 5`);
    const versions = await log<{ stream_id: string; version: number; place: number }>(`
      select stream_id, version, place::int from
        (select stream_id, version, row_number() over
          (partition by stream_type, stream_id order by version, position) as place
          from write.events) e
      where version <> place limit 5`);
    const heads = await log<{ head: number; last: number }>(`
      select (select position from write.head)::int as head,
        coalesce((select max(position) from write.events), 0)::int as last`);
    return [
      ...positions.map(({ position, place }) => `position ${place} of the log is ${position}`),
      ...versions.map((row) => `version ${row.place} of stream ${row.stream_id} is ${row.version}`),
      ...heads
        .filter(({ head, last }) => head !== last)
        .map(({ head, last }) => `the head says ${head}, the last event is ${last}`),
    ];
  },
};
