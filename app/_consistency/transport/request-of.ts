import type { OrderItem } from '#server/contracts/order.ts';
import type { PendingCommand } from '../core/pending/pending-command.ts';

/** The request that asks the server for a pending command: the same path and body at every attempt. */
export const requestOf = ({
  command,
  orderId,
}: Pick<PendingCommand, 'command' | 'orderId'>): { path: string; body: unknown } => {
  const order = `/api/orders/${orderId}`;
  switch (command.type) {
    case 'CreateOrder': {
      const items = command.items.map(({ productId, quantity }) => ({ productId, quantity }));
      const body = { orderId, items, ...noted(command.note), ...expected(command.items) };
      return { path: '/api/orders', body };
    }
    case 'CancelOrder':
      return { path: `${order}/cancel`, body: { reason: command.reason, ...noted(command.note) } };
    case 'ShipOrder': {
      const { trackingNumber, carrier } = command;
      return {
        path: `${order}/ship`,
        body: { trackingNumber, ...(carrier !== null && { carrier }) },
      };
    }
    case 'DeliverOrder':
      return { path: `${order}/deliver`, body: {} };
    case 'AddNote':
      return {
        path: `${order}/notes`,
        body: { text: command.text, visibility: command.visibility },
      };
    default:
      return command satisfies never;
  }
};

const noted = (note: string | null) => (note === null ? {} : { note });

/** The total that the viewer confirmed: at other prices the server refuses the order. */
const expected = (items: readonly OrderItem[]) => {
  const expectedTotal = items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  return Number.isSafeInteger(expectedTotal) ? { expectedTotal } : {};
};
