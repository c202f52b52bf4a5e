import { handleOrderCommand } from '#server/commands/handle-order-command.ts';
import { hashCommand } from '#server/commands/hash-command.ts';
import type { CancelOrder } from '#server/domain/orders/commands.ts';
import type { Invoice } from '../invoices/invoice.ts';
import { londonToUtc } from '../invoices/london-time.ts';
import { commandIdOf, orderIdOf } from './ids.ts';
import { type ImportContext, importActor } from './import-context.ts';

/**
 * Cancels the order of invoice `cancelled` as the cancelling invoice says, as of its time. `refusal`
 * is why not: since an earlier run somebody may have shipped or cancelled the order in the shop.
 */
export async function cancelImportedOrder(
  context: ImportContext,
  { number, at }: Pick<Invoice, 'number' | 'at'>,
  cancelled: string,
): Promise<{ isNew: boolean; refusal?: string }> {
  const orderId = orderIdOf(cancelled);
  const command: CancelOrder = {
    type: 'CancelOrder',
    reason: 'other',
    note: `Cancelled by invoice ${number}.`,
  };
  const request = {
    commandId: commandIdOf(`cancel ${orderId} by ${number}`),
    bodyHash: hashCommand(command.type, orderId, command),
    actor: { ...importActor, name: '', email: '' },
    correlationId: context.correlationId,
    occurredAt: londonToUtc(at),
    orderId,
    body: command,
  };
  const result = await handleOrderCommand(context, request, command);
  if (result.kind === 'accepted') return { isNew: !result.replayed };
  if (result.kind === 'rejected') return { isNew: false, refusal: result.rejection.message };
  throw new Error(`Invoice ${number} could not be written: ${result.kind}.`);
}
