import type { Scheduler } from 'fast-check';
import { act, StrictMode, useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { vi } from 'vitest';
import type * as z from 'zod/mini';
import { createStore } from '../core/create-store.ts';
import { nextTurn } from '../core/pending/pending-log.ts';
import type { Engine } from '../create-engine.ts';
import { createQueryClient } from '../react/create-query-client.ts';
import { EngineContext } from '../react/engine-context.ts';
import { useMyOrders } from '../react/queries/use-my-orders.ts';
import { useOrder } from '../react/queries/use-order.ts';
import { useOrderCounts } from '../react/queries/use-order-counts.ts';
import { useTimeline } from '../react/queries/use-timeline.ts';
import { createChangesLoop } from '../transport/changes-loop.ts';
import { type HttpClient, ReadFailed } from '../transport/http-client.ts';
import type { Answer } from '../transport/outcome.ts';
import { createSender } from '../transport/sender.ts';
import { answerOf, executeAt } from './held-server.ts';
import { shopper } from './samples.ts';
import type { ServerModel } from './server-model.ts';

export type Screen = {
  rows: { id: string; version: number; status: string }[];
  total: number | undefined;
  order: number | undefined;
  timeline: string[];
  loadMore: () => void;
};

/**
 * A page of real hooks, query cache, sender and changes loop, whose every answer is held by the
 * scheduler, drawn in StrictMode, which mounts and draws all of it twice; `view` tells how far the replica is that answers the next read.
 */
export const openHeldPage = async (
  scheduler: Scheduler,
  server: ServerModel,
  view: () => number,
  watched: string,
) => {
  const store = createStore(shopper);
  const http: HttpClient = {
    send: (path, body, commandId) => {
      const answer = executeAt(server, path, body, commandId);
      return scheduler.schedule(Promise.resolve<Answer>(answer), `202 ${path}`);
    },
    read: async <Schema extends z.ZodMiniType>(
      path: string,
      schema: Schema,
      { minPosition = 0, signal }: { minPosition?: number; signal?: AbortSignal | undefined } = {},
    ) => {
      const position = Math.max(minPosition, view());
      const answer = answerOf(server, path, Math.min(position, server.head()));
      await scheduler.schedule(Promise.resolve(), `GET ${path}`);
      signal?.throwIfAborted();
      if (answer === undefined) throw new ReadFailed('not-found', 404, 'There is no such thing.');
      return schema.parse(answer);
    },
  };
  const now = () => Date.now();
  const base = { store, http, now, random: () => 0.5 };
  const issue: Engine['issue'] = (command) => {
    const n = nextTurn(store.getSnapshot().pending);
    const entry = { ...command, n, at: now(), tries: 1, attempts: 0, state: 'queued' as const };
    store.dispatch({ type: 'issued', entry });
  };
  const engine = { store, http, now, issue } as unknown as Engine;
  store.dispatch({ type: 'ticked', now: now() });
  const nothing = { commands: [], epoch: null, knownPosition: 0, shownPosition: 0, durable: true };
  store.dispatch({ type: 'loaded', ...nothing });
  store.dispatch({ type: 'linked', link: 'live' });
  const sender = createSender({ ...base, saved: async () => undefined });
  const loop = createChangesLoop({ ...base, isHidden: () => false });

  const queryClient = createQueryClient();
  const root = createRoot(document.createElement('div'));
  const access = { engine, queryClient, promised: 0 };
  let screen: Screen | undefined;
  const draw = (next: Screen) => {
    screen = next;
  };
  await act(async () => {
    root.render(
      <StrictMode>
        <EngineContext value={access}>
          <Page watched={watched} draw={draw} />
        </EngineContext>
      </StrictMode>,
    );
  });
  return {
    store,
    issue,
    screen: (): Screen => {
      if (screen === undefined) throw new Error('Nothing was drawn.');
      return screen;
    },
    /** Lets something happen and time pass, and draws. */
    pass: (ms: number, work?: () => void) =>
      act(async () => {
        work?.();
        await vi.advanceTimersByTimeAsync(ms);
      }),
    close: async () => {
      sender.stop();
      loop.stop();
      queryClient.clear();
      await act(async () => root.unmount());
    },
  };
};

/** Everything that a viewer can look at, drawn by the hooks of the real screens. */
const Page = ({ watched, draw }: { watched: string; draw: (screen: Screen) => void }) => {
  const { orders, loadMore } = useMyOrders({});
  const { order } = useOrder(watched);
  const counts = useOrderCounts('own');
  const { entries } = useTimeline(watched);
  useLayoutEffect(() =>
    draw({
      rows: orders.map(({ id, version, status }) => ({ id, version, status })),
      total: counts?.total,
      order: order?.version,
      timeline: entries.map(({ commandId }) => commandId),
      loadMore,
    }),
  );
  return null;
};
