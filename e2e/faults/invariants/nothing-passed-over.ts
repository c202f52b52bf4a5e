import type { Invariant } from './evidence.ts';

export const nothingPassedOver: Invariant = {
  id: 'I4',
  says: 'no checkpoint has passed an event: batches follow each other, and add up to it',
  find: async ({ log, views }) => {
    const [head] = await log<{ position: number }>('select position::int from write.head');
    const checkpoints = await views<{ projection: string; position: number; events: number }>(`
      select projection, position::int, coalesce((select sum(events) from
        (select events, from_position, lag(to_position, 1, 0::bigint) over (order by to_position) as before
          from read.batches b where b.projection = c.projection and b.to_position <= c.position) b
        where from_position = before), 0)::int as events
      from read.checkpoints c`);
    return checkpoints.flatMap(({ projection, position, events }) => [
      ...(position > (head?.position ?? 0)
        ? [`${projection} is at ${position}, past the head at ${head?.position}`]
        : []),
      ...(events === position
        ? []
        : [`${projection} is at ${position}, its batches account for ${events} events`]),
    ]);
  },
};
