import { columnsOf, copyRows } from '#db/copy-rows.ts';
import { onClient } from '#db/one-client.ts';
import type { WriteDatabase } from '#db/write/schema.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import type { Decided } from './decide-events.ts';
import type { Session } from './open-session.ts';

const eventsTable = 'write.events';
const commandsTable = 'write.commands';

/**
 * Writes decided commands into the log past `write.append`, as only the owner may. Holds the head's
 * row from its making to the commit: nobody else appends, and no position can come between.
 */
export const createLogWriter = async ({ client }: Session) => {
  // The same lock that every append takes; and one moment at which all of this is stored.
  const { rows } = await client.query<{ position: number; epoch: string; stamp: string }>(
    `select position, epoch, clock_timestamp()::timestamptz(3) as stamp
     from write.head for update`,
  );
  const [head] = rows;
  if (head === undefined) throw new Error('The log has no head. Run "npm run migrate" first.');
  const { stamp } = head;
  const events = await columnsOf(client, eventsTable);
  const commands = await columnsOf(client, commandsTable);
  const personalData = createPersonalData(onClient<WriteDatabase>(client));

  const write = async (block: readonly Decided[]): Promise<void> => {
    const sealed = await personalData.seal(block.flatMap(({ append }) => append.events));
    const stored = block.map(({ append, event }, index) => ({
      position: event.position,
      stream_type: append.streamType,
      stream_id: append.streamId,
      version: event.version,
      type: event.type,
      schema_version: sealed[index]?.schemaVersion,
      data: sealed[index]?.data,
      metadata: append.metadata,
      command_id: append.commandId,
      at: stamp,
    }));
    await copyRows(client, eventsTable, events, stored);
    const answered = block.map(({ append, event }) => ({
      actor_id: append.actorId,
      command_id: append.commandId,
      body_hash: append.bodyHash,
      stream_type: append.streamType,
      stream_id: append.streamId,
      version: event.version,
      position: event.position,
      accepted_at: stamp,
    }));
    await copyRows(client, commandsTable, commands, answered);
  };
  let written: Promise<void> = Promise.resolve();

  return {
    head: { position: head.position, epoch: head.epoch },
    /** Seals and writes the commands and their events, in order: each block after the one before. */
    async write(block: readonly Decided[]): Promise<void> {
      written = written.then(() => write(block));
      await written;
    },
    /** Moves the head behind what was written and wakes the workers at the commit. */
    async moveHead(position: number): Promise<void> {
      await client.query('update write.head set position = $1', [position]);
      await client.query(`select pg_notify('log', $1)`, [String(position)]);
    },
  };
};
