import type { PendingCommand } from '../core/pending-command.ts';

/** The request that asks the server for a pending command: the same path and body at every attempt. */
export const requestOf = ({
  command,
  orderId,
}: PendingCommand): { path: string; body: unknown } => {
  const order = `/api/orders/${orderId}`;
  switch (command.type) {
    case 'CreateOrder': {
      const items = command.items.map(({ productId, quantity }) => ({ productId, quantity }));
      return { path: '/api/orders', body: { orderId, items, ...noted(command.note) } };
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
