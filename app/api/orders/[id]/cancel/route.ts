import { cancelOrder } from '#server/commands/cancel-order.ts';
import { cancelOrderBody } from '#server/contracts/order-commands.ts';
import { commandRoute } from '#server/http/command-route.ts';
import { methods } from '#server/http/methods.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: commandRoute({
    type: 'CancelOrder',
    needs: { action: 'cancel-order' },
    body: cancelOrderBody,
    run: cancelOrder,
  }),
});
