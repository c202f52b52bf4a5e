import { toAppend } from '#server/commands/to-append.ts';
import type { CreateOrder } from '#server/domain/orders/commands.ts';
import { decide } from '#server/domain/orders/decide.ts';
import { orderEvents } from '#server/domain/orders/events.ts';
import { initialState } from '#server/domain/orders/state.ts';
import type { Append } from '#server/event-store/event-store.ts';
import type { Invoice, InvoiceRow } from '../invoices/invoice.ts';
import { londonToUtc } from '../invoices/london-time.ts';
import { commandIdOf, orderIdOf } from './ids.ts';
import { type ImportContext, importActor, importCurrency } from './import-context.ts';
import { importedCustomer } from './import-customers.ts';

type Placing = Invoice & { lines: InvoiceRow[] };

/**
 * What these invoices add to the log: one order each, as of the invoice's own time. An invoice that
 * is an order already adds nothing, whatever has become of that order since.
 */
export async function placeImportedOrders(
  { eventStore, personalData, correlationId }: ImportContext,
  invoices: readonly Placing[],
): Promise<Append[]> {
  const ids = invoices.map(({ number }) => orderIdOf(number));
  const known = await eventStore.readStreams('order', ids);
  const placed = invoices
    .filter(({ number }) => !known.has(orderIdOf(number)))
    .map((invoice) => ({ invoice, command: createOrder(invoice) }));
  const events = placed.map(({ invoice, command }) => {
    const decision = decide(command, initialState, { actor: importActor });
    const [event] = 'events' in decision ? decision.events : [];
    if (event) return orderEvents.write(event);
    throw new TypeError(`Invoice ${invoice.number} was refused: ${JSON.stringify(decision)}`);
  });
  // All at once: one query for the customers' keys instead of one an order.
  const sealed = await personalData.seal(events);
  return placed.flatMap(({ invoice, command }, index) => {
    const event = sealed[index];
    if (!event) return [];
    const { orderId } = command;
    return toAppend({
      commandId: commandIdOf(`place ${orderId}`),
      bodyHash: 'import-order',
      actor: importActor,
      correlationId,
      occurredAt: londonToUtc(invoice.at),
      streamType: 'order',
      streamId: orderId,
      expectedVersion: 0,
      events: [event],
    });
  });
}

function createOrder({ number, customer, country, lines }: Placing): CreateOrder {
  return {
    type: 'CreateOrder',
    orderId: orderIdOf(number),
    customer: customer === null ? null : importedCustomer(customer),
    country,
    currency: importCurrency,
    note: null,
    items: lines.map(({ productId, name, quantity, pence }) => ({
      productId,
      productName: name,
      quantity,
      price: pence,
    })),
  };
}
