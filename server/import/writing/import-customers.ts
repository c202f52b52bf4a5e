import type { DatabaseSync } from 'node:sqlite';
import { toAppend } from '#server/commands/to-append.ts';
import { decide, initialState } from '#server/domain/customers/customer.ts';
import { customerEvents } from '#server/domain/customers/events.ts';
import { londonToUtc } from '../invoices/london-time.ts';
import { chunks } from './chunks.ts';
import { createOrderedWriter } from './create-ordered-writer.ts';
import { customerIdOf } from './ids.ts';
import { type ImportContext, importActor } from './import-context.ts';

type StagedCustomer = { number: string; country: string | null; at: string };

/** How an imported customer is called; the file knows numbers only. `.invalid` reaches nobody. */
export const importedCustomer = (number: string) => ({
  id: customerIdOf(number),
  name: `Customer ${number}`,
  email: `${number}@customers.invalid`,
});

/** Registers the staged customers who are not yet, as of their first order, with its country. */
export async function importCustomers(
  context: ImportContext,
  staging: DatabaseSync,
): Promise<number> {
  const staged = staging
    .prepare('select number, country, at from customer order by at, number')
    .iterate() as Iterable<StagedCustomer>;
  const writer = createOrderedWriter(context.eventStore);
  for (const chunk of chunks(staged, 250)) {
    const ids = chunk.map(({ number }) => customerIdOf(number));
    const known = await context.eventStore.readStreams('customer', ids);
    const unknown = chunk.filter(({ number }) => !known.has(customerIdOf(number)));
    await writer.write(await registrations(context, unknown));
  }
  return writer.settled();
}

async function registrations(context: ImportContext, customers: StagedCustomer[]) {
  const decided = customers.map(registered);
  // All at once: one query for the keys instead of one a customer.
  const sealed = await context.personalData.seal(decided);
  return customers.flatMap(({ number, at }, index) => {
    const event = sealed[index];
    if (!event) return [];
    const customerId = customerIdOf(number);
    return toAppend({
      commandId: customerId,
      bodyHash: 'register-customer',
      actor: importActor,
      correlationId: context.correlationId,
      occurredAt: londonToUtc(at),
      streamType: 'customer',
      streamId: customerId,
      expectedVersion: 0,
      events: [event],
    });
  });
}

function registered({ number, country }: StagedCustomer) {
  const { id: customerId, ...details } = importedCustomer(number);
  const command = { type: 'RegisterCustomer', customerId, ...details, country } as const;
  const decision = decide(command, initialState);
  const [event] = 'events' in decision ? decision.events : [];
  if (event) return customerEvents.write(event);
  throw new TypeError(`Customer ${number} was refused: ${JSON.stringify(decision)}`);
}
