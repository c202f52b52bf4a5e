import { shipOrder } from '#server/commands/ship-order.ts';
import { shipOrderBody } from '#server/contracts/order-commands.ts';
import { commandRoute } from '#server/http/command-route.ts';
import { methods } from '#server/http/methods.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: commandRoute({
    type: 'ShipOrder',
    needs: { action: 'ship-order' },
    body: shipOrderBody,
    run: shipOrder,
  }),
});
