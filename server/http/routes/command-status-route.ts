import * as z from 'zod/mini';
import { findReceipt } from '#server/commands/find-receipt.ts';
import type { CommandStatus } from '#server/contracts/order-commands.ts';
import { getProjectedAt } from '#server/queries/orders/get-projected-at.ts';
import { queryRoute } from '../query-route.ts';
import { pathId } from '../request/path-id.ts';

/** The outcome of one of the viewer's commands; 404 for everybody else's. */
export const commandStatusRoute = queryRoute({
  needs: { action: 'view-orders' },
  view: 'orders',
  query: z.object({}),
  async run(reads, viewer, { exchange }) {
    const commandId = pathId(exchange, 'commandId');
    const receipt = await findReceipt(exchange.web.commands, viewer.id, commandId);
    const { projected, projectedAt, meta } = await getProjectedAt(reads, receipt?.position ?? 0);
    if (receipt === undefined) return { body: undefined, meta };
    const body: CommandStatus = {
      ...receipt,
      status: projected ? 'projected' : 'accepted',
      ...(projectedAt !== undefined && { projectedAt }),
    };
    return { body, meta };
  },
});
