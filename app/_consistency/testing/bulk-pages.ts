import { expect, vi } from 'vitest';
import { type BulkItem, planItems } from '../bulk/bulk-plan.ts';
import { createBulk } from '../bulk/create-bulk.ts';
import { createEngine, type Engine } from '../create-engine.ts';
import { patience } from './run-options.ts';
import { admin, cancelOrder, createOrder, id } from './samples.ts';
import { startTestServer } from './test-server.ts';

/** Waits for a fact, as long as a busy machine may take. */
export const until = (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: patience(), interval: 10 });

/** A server with `count` orders to be placed, and pages of one user who works on all of them at once. */
export const openBulkPages = async (userId: string, count: number) => {
  const server = await startTestServer();
  const leaves: (() => void)[] = [];
  const orderIds = Array.from({ length: count }, (_, index) => id(1_000 + index));
  return {
    server,
    orderIds,
    /** A page with its engine and its bulk work; `leave` is what a reload does to it. */
    openPage: () => {
      const viewer = { ...admin, id: userId };
      const engine = createEngine({ viewer, baseUrl: server.url, sendTimeoutMs: 1_000 });
      const bulk = createBulk(engine);
      engine.start();
      bulk.start();
      const leave = () => {
        bulk.close();
        engine.stop();
      };
      leaves.push(leave);
      return { engine, bulk, leave };
    },
    placeAll: async (engine: Engine) => {
      for (const [index, orderId] of orderIds.entries()) {
        engine.issue({ commandId: id(10_000 + index), orderId, command: createOrder(orderId) });
      }
      await until(() => expect(server.model.head()).toBe(orderIds.length));
      server.project({ push: true });
    },
    cancelAll: (): BulkItem[] => {
      let next = 20_000;
      return planItems(
        'cancel',
        orderIds.map((orderId, index) => ({
          id: orderId,
          number: index + 1,
          status: 'pending',
          seen: { version: 1, own: 0 },
        })),
        () => cancelOrder,
        () => id(next++),
      );
    },
    /** Under which ids the server was asked to cancel, a repetition by itself. */
    cancels: () =>
      server.requests
        .filter(({ path }) => path.endsWith('/cancel'))
        .map(({ headers }) => headers['idempotency-key']),
    close: async () => {
      for (const leave of leaves) leave();
      await server.close();
    },
  };
};
