import { deliverOrder } from '#server/commands/deliver-order.ts';
import { deliverOrderBody } from '#server/contracts/order-commands.ts';
import { commandRoute } from '#server/http/command-route.ts';
import { methods } from '#server/http/methods.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: commandRoute({
    type: 'DeliverOrder',
    needs: { action: 'deliver-order' },
    body: deliverOrderBody,
    run: deliverOrder,
  }),
});
