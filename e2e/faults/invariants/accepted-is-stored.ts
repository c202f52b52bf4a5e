import { isAccepted, outcomeOf } from '../load/caller-log.ts';
import type { Invariant } from './evidence.ts';

type Stored = { actor_id: string; command_id: string; version: number; position: number };

export const acceptedIsStored: Invariant = {
  id: 'I1',
  says: 'every accepted command is exactly one batch of events with its id, and the other way round',
  find: async ({ log, callers }) => {
    // A command's events lie side by side in one stream and end where its first answer says.
    const torn = await log<{ id: string; n: number }>(`
      select c.command_id as id, e.n::int from write.commands c
      cross join lateral (
        select count(*) as n, count(distinct stream_id) as streams, min(position) as first,
          max(position) as last, max(version) as version
        from write.events where command_id = c.command_id and stream_id = c.stream_id
      ) e
      where e.n = 0 or e.streams <> 1 or e.last <> c.position or e.version <> c.version
        or e.last - e.first + 1 <> e.n`);
    const orphans = await log<{ position: number }>(`
      select e.position::int from write.events e
      where not exists (select from write.commands c
        where c.command_id = e.command_id and c.stream_id = e.stream_id)`);
    const rows = await log<Stored>(
      `select actor_id, command_id, version, position::int from write.commands
        where actor_id = any($1)`,
      [callers.map(({ customerId }) => customerId)],
    );
    const stored = new Map(rows.map((row) => [`${row.actor_id} ${row.command_id}`, row]));
    return [
      ...torn.map(({ id, n }) => `command ${id} has ${n} events, and they are no batch of its own`),
      ...orphans.map(({ position }) => `the event at ${position} is of no command`),
      ...callers.flatMap(({ customerId, commands }) =>
        commands.flatMap((command) => {
          const { commandId, answers } = command;
          const row = stored.get(`${customerId} ${commandId}`);
          const told = answers.find(isAccepted);
          if (told === undefined) {
            const isRefused = outcomeOf(command) === 'refused';
            return isRefused && row ? [`command ${commandId} was refused and is in the log`] : [];
          }
          if (row === undefined) return [`command ${commandId} was accepted and is not in the log`];
          if (row.version === told.version && row.position === told.position) return [];
          return [
            `command ${commandId} was accepted at ${told.position}, the log has ${row.position}`,
          ];
        }),
      ),
    ];
  },
};
