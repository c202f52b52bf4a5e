import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { requestOperation } from '#server/operations/on-request/request-operation.ts';
import { notParked, retry, skip } from '#server/operations/on-request/retry-or-skip.ts';
import { listDeadLetters } from '#server/operations/overview/list-dead-letters.ts';
import { type CommandOutcome, outcomeOf } from './command-outcome.ts';
import type { CommandRequest } from './command-request.ts';
import { rebuild, rollback } from './rebuild.ts';
import { tellOperation } from './tell-operation.ts';
import { withOperationRecord } from './with-operation-record.ts';

/** Runs one of the operator's commands; the exit code, or undefined when there is no such command. */
export const runCommand = async (
  command: string,
  request: CommandRequest,
): Promise<number | undefined> => {
  const { projection, deps } = request;
  switch (command) {
    case 'pause':
    case 'resume':
      return pauseOrResume(command, request);
    case 'dead-letters':
      return printDeadLetters(deps.readDb, projection.name);
    case 'retry':
      return retryParked(request);
    case 'skip':
      return skipParked(request);
    case 'rebuild':
      return withOperationRecord('rebuild', request, () => rebuild(request));
    case 'rollback':
      return withOperationRecord('rollback', request, () => rollback(request));
    default:
      return undefined;
  }
};

const pauseOrResume = async (
  kind: 'pause' | 'resume',
  request: CommandRequest,
): Promise<number> => {
  const {
    projection: { name },
    deps: { readDb },
    reason,
    by = '',
  } = request;
  const checkpoint = await readDb
    .selectFrom('read.checkpoints')
    .select('projection')
    .where('projection', '=', name)
    .executeTakeFirst();
  if (checkpoint === undefined) {
    console.error(`${name} has no checkpoint yet: start a worker first.`);
    return 1;
  }
  await tellOperation(kind, request);
  await requestOperation(readDb, { projection: name, kind, reason, requestedBy: by });
  console.log(`${name} ${kind === 'pause' ? 'is paused' : 'goes on'}.`);
  return 0;
};

const retryParked = async (request: CommandRequest): Promise<number> => {
  const { projection, deps, position } = request;
  const at = position === undefined ? undefined : positionFrom(position);
  if (position !== undefined && at === undefined) {
    console.error('Say a position, or none to retry all; "dead-letters" lists them.');
    return 2;
  }
  return withOperationRecord('retry-dead-letters', request, async () => {
    const outcome = await retry(projection, deps, at);
    return outcome ? outcomeOf(outcome.left === 0, outcome.told) : noneParked(at);
  });
};

const positionFrom = (text: string | undefined): number | undefined => {
  const position = Number(text);
  return Number.isSafeInteger(position) && position > 0 ? position : undefined;
};

const noneParked = (position: number | undefined): CommandOutcome =>
  outcomeOf(false, `${notParked(position)}; "dead-letters" lists those that are.`);

const skipParked = async (request: CommandRequest): Promise<number | undefined> => {
  const { projection, deps, position, reason, by = '' } = request;
  const at = positionFrom(position);
  if (at === undefined) {
    console.error('Say the position of the event to skip; "dead-letters" lists them.');
    return 2;
  }
  if (reason === undefined || reason.trim() === '') {
    console.error('Say why with --reason: the event is left out for good, in rebuilds too.');
    return 2;
  }
  return withOperationRecord('skip', { ...request, reason }, async () => {
    const outcome = await skip(projection, deps, { position: at, reason, by });
    return outcome ? outcomeOf(true, outcome.told) : noneParked(at);
  });
};

const printDeadLetters = async (db: Kysely<ReadDatabase>, name: string): Promise<number> => {
  let page = await listDeadLetters(db, name);
  const { total } = page;
  console.log(
    total === 0 ? `No event of ${name} is parked.` : `Parked events of ${name}: ${total}.`,
  );
  for (;;) {
    for (const { position, streamType, streamId, version, type, error, since } of page.data) {
      console.log(`${position}  ${type}  ${streamType} ${streamId} v${version}  since ${since}`);
      console.log(`    ${error ?? 'waits behind the one before it'}`);
    }
    const last = page.data.at(-1);
    if (!page.hasMore || last === undefined) return 0;
    page = await listDeadLetters(db, name, { after: last.position });
  }
};
