import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { EventStore } from '#server/event-store/event-store.ts';
import type { OperationRequest } from './on-request/insert-operation.ts';
import { requestOperation } from './on-request/request-operation.ts';
import { getAlarms } from './overview/get-alarms.ts';
import { getOverview } from './overview/get-overview.ts';
import { isStopped } from './overview/is-stopped.ts';
import { isParked, listDeadLetters } from './overview/list-dead-letters.ts';
import { listProjections } from './overview/list-projections.ts';

/** What an admin sees of the projections and their workers, and asks of them. */
export type Operations = {
  list: () => ReturnType<typeof listProjections>;
  isStopped: (projection: string) => Promise<boolean>;
  deadLetters: (projection: string, after: number) => ReturnType<typeof listDeadLetters>;
  isParked: (projection: string, position: number) => Promise<boolean>;
  overview: () => ReturnType<typeof getOverview>;
  alarms: () => ReturnType<typeof getAlarms>;
  request: (request: OperationRequest) => ReturnType<typeof requestOperation>;
};

type Pools = {
  readDb: Kysely<ReadDatabase>;
  /** Has the operator's role. */
  operatorDb: Kysely<ReadDatabase>;
};

/** Operations as the web process has them. */
export const createOperations = (
  { readDb, operatorDb }: Pools,
  eventStore: Pick<EventStore, 'head'>,
): Operations => ({
  list: () => listProjections(readDb, eventStore),
  isStopped: (projection) => isStopped(readDb, projection),
  deadLetters: (projection, after) => listDeadLetters(readDb, projection, { after }),
  isParked: (projection, position) => isParked(readDb, projection, position),
  overview: () => getOverview(readDb),
  alarms: () => getAlarms(readDb, eventStore),
  request: (request) => requestOperation(operatorDb, request),
});
