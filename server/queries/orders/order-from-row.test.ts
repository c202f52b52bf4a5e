import { expect, test } from 'vitest';
import { orderStatus } from '#server/contracts/order.ts';
import { role as anyRole } from '#server/contracts/roles.ts';
import { allowedActions } from '#server/domain/orders/allowed-actions.ts';
import { fromView, type OrderView } from '#server/domain/orders/view.ts';
import { orderForViewer } from './order-from-row.ts';

const at = '2026-11-29T10:00:00.000Z';

const view = (status: OrderView['status'], index: number): OrderView => ({
  id: `order ${index}`,
  number: index,
  customerId: index % 3 === 0 ? null : `customer ${index % 3}`,
  customerName: 'Ada',
  customerEmail: 'ada@example.test',
  country: index % 2 === 0 ? null : 'France',
  items: [{ productId: 'p', productName: 'Lantern', quantity: index, price: 5 }],
  total: index * 5,
  currency: 'GBP',
  status,
  createdAt: at,
  cancelledAt: status === 'cancelled' ? at : null,
  cancellationReason: status === 'cancelled' ? 'fraud' : null,
  shippedAt: status === 'shipped' || status === 'delivered' ? at : null,
  trackingNumber: status === 'shipped' || status === 'delivered' ? `T${index}` : null,
  carrier: null,
  deliveredAt: status === 'delivered' ? at : null,
  version: index,
  position: index,
  commandIds: [],
  staleSince: null,
});

test('what may be done to an order is what the decider says, whoever was told of another before', () => {
  for (const index of [1, 2, 3, 4, 5, 6, 502, 1_004]) {
    for (const status of orderStatus.options) {
      for (const role of anyRole.options) {
        for (const id of ['customer 1', 'customer 2', 'somebody']) {
          const order = view(status, index);
          expect(orderForViewer(order, { id, role }).allowedActions).toEqual(
            allowedActions(fromView(order), { id, role }),
          );
        }
      }
    }
  }
});
