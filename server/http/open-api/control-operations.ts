import { qaBarrierQuery } from '#server/contracts/qa.ts';
import type { Operation } from './open-api-operation.ts';
import type { SchemaName } from './open-api-schemas.ts';

const control = (
  name: string,
  summary: string,
  body: SchemaName,
  { answer = 'QaControls', isMade = false }: { answer?: SchemaName; isMade?: boolean } = {},
): Operation => ({
  kind: 'control',
  method: 'post',
  path: `/api/qa/${name}`,
  summary,
  body,
  answer,
  isMade,
});

/** The operations that QA_CONTROLS=1 opens to anybody. */
export const controlOperations: readonly Operation[] = [
  control('projection', 'Pause or delay every projection', 'QaProjection'),
  control('realtime', 'Drop, double or delay frames, and cut sockets', 'QaRealtime'),
  control('commands', 'Let the next commands fail, or be answered late', 'QaCommands'),
  control('poison', 'Make an order impossible to project, or cure it', 'QaPoison'),
  control('reset', 'Put every control back to normal', 'QaReset'),
  control('customers', 'Make accounts that can sign in', 'QaCustomersToMake', {
    answer: 'QaCustomers',
    isMade: true,
  }),
  control('orders', 'Make orders of a customer in any status', 'QaOrdersToMake', {
    answer: 'QaOrders',
    isMade: true,
  }),
  {
    kind: 'barrier',
    method: 'get',
    path: '/api/qa/barrier',
    summary: 'Wait until every projection has reached a position',
    query: qaBarrierQuery,
    answer: 'QaBarrier',
  },
];
