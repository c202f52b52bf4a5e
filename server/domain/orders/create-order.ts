import type { Decision } from '../rejection.ts';
import { rejected } from '../rejection.ts';
import type { CreateOrder } from './commands.ts';
import type { OrderEvent } from './events.ts';
import type { OrderState } from './state.ts';

/** Places a new order; its total is the sum of its lines. */
export const createOrder = (command: CreateOrder, state: OrderState): Decision<OrderEvent> => {
  if (state.status !== 'absent') {
    return rejected('order-already-exists', 'An order with this id was placed before.');
  }
  if (command.items.length === 0) {
    return rejected('order-empty', 'An order needs at least one line.');
  }
  const total = command.items.reduce((sum, item) => sum + item.quantity * item.price, 0);
  if (!Number.isSafeInteger(total)) {
    return rejected('total-too-large', 'The total of this order is too large to be exact.');
  }
  const { orderId, customer, country, items, currency, note } = command;
  return {
    events: [
      {
        type: 'OrderCreated',
        data: { orderId, customer, country, items, total, currency, note },
      },
    ],
  };
};
