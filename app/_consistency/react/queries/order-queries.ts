import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CountsRead } from '#app/_consistency/core/drawing/draw-counts.ts';
import type { ListPage } from '#app/_consistency/core/drawing/draw-list.ts';
import type { TimelineRead } from '#app/_consistency/core/drawing/draw-timeline.ts';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { judgeRevision } from '#app/_consistency/core/truth/revision.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { readView } from '#app/_consistency/transport/read-view.ts';
import { order } from '#server/contracts/order.ts';
import {
  type AdminOrderPage,
  adminOrderPage,
  type OrderCounts,
  orderCounts,
  type SkippedOrderEvent,
  type Timeline,
  timeline,
} from '#server/contracts/order-queries.ts';
import { type Meta, pageSize } from '#server/contracts/page.ts';

export type OrderScope = 'own' | 'all';

/** A read and the engine's generation when it was made: of an earlier generation, it is read again. */
type Dated<Read> = Read & { generation: number };
export type CachedPage = Dated<ListPage> & {
  nextCursor: string | null;
  matched?: AdminOrderPage['matched'];
};

const root = 'orders';

/** A list's pages: ids and meta only, the rows are in the entity map. */
export const orderListQuery = (
  engine: Engine,
  scope: OrderScope,
  filter: AdminOrderFilter,
  rendered: AdminOrderPage | undefined,
) => {
  const initial = unlessFormer(engine, rendered);
  const path = scope === 'own' ? '/api/orders' : '/api/admin/orders';
  return infiniteQueryOptions({
    queryKey: [root, 'list', scope, filter],
    queryFn: async ({ pageParam, signal }): Promise<CachedPage> => {
      const { generation } = engine.store.getSnapshot();
      const query = searchOf({
        ...filter,
        stale: filter.stale?.toString(),
        limit: scope === 'own' ? pageSize.ownOrders : pageSize.allOrders,
        cursor: pageParam ?? undefined,
      });
      const page = await readView(
        engine,
        `${path}?${query}`,
        adminOrderPage,
        ({ data, meta }) => ({ orders: data, meta }),
        signal,
      );
      return cachedPage(page, generation);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    ...(initial && {
      initialData: {
        pages: [cachedPage(initial, generationOf(engine, initial))],
        pageParams: [null],
      },
    }),
  });
};

const cachedPage = (page: AdminOrderPage, generation: number): CachedPage => ({
  ids: page.data.map(({ id }) => id),
  position: page.meta.position,
  hasMore: page.hasMore,
  nextCursor: page.nextCursor,
  generation,
  matched: page.matched,
});

const searchOf = (parameters: Record<string, string | number | undefined>): string => {
  const entries = Object.entries(parameters).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)] as [string, string]],
  );
  return new URLSearchParams(entries).toString();
};

/** One order; its row is in the entity map. */
export const orderQuery = (engine: Engine, id: string) =>
  queryOptions({
    queryKey: [root, 'one', id],
    queryFn: async ({ signal }) => {
      await readView(engine, `/api/orders/${id}`, order, (row) => ({ orders: [row] }), signal);
      return id;
    },
  });

export const countsQuery = (
  engine: Engine,
  scope: OrderScope,
  rendered: OrderCounts | undefined,
) => {
  const initial = unlessFormer(engine, rendered);
  const path = scope === 'own' ? '/api/orders/counts' : '/api/admin/orders/counts';
  return queryOptions({
    queryKey: [root, 'counts', scope],
    queryFn: async ({ signal }): Promise<Dated<CountsRead>> => {
      const { generation } = engine.store.getSnapshot();
      const answer = await readView(engine, path, orderCounts, rowless, signal);
      return countsRead(answer, generation);
    },
    ...(initial && { initialData: countsRead(initial, generationOf(engine, initial)) }),
  });
};

const countsRead = ({ byStatus, meta }: OrderCounts, generation: number): Dated<CountsRead> => ({
  byStatus,
  position: meta.position,
  generation,
});

export const timelineQuery = (engine: Engine, orderId: string, rendered: Timeline | undefined) => {
  const initial = unlessFormer(engine, rendered);
  return queryOptions({
    queryKey: [root, 'timeline', orderId],
    queryFn: async ({ signal }): Promise<TimelineKept> => {
      const { generation } = engine.store.getSnapshot();
      const path = `/api/orders/${orderId}/events`;
      const answer = await readView(engine, path, timeline, rowless, signal);
      return timelineRead(answer, generation);
    },
    ...(initial && { initialData: timelineRead(initial, generationOf(engine, initial)) }),
  });
};

type TimelineKept = Dated<TimelineRead> & { skipped: readonly SkippedOrderEvent[] };

const timelineRead = (
  { data, leftOut: skipped = [], meta }: Timeline,
  generation: number,
): TimelineKept => ({
  entries: data,
  skipped,
  position: meta.position,
  generation,
});

/** The rendered view, unless it is of a former epoch: Back restores such pages. */
const unlessFormer = <View extends { meta: Meta }>(
  { store }: Engine,
  view: View | undefined,
): View | undefined =>
  view !== undefined && store.getSnapshot().formerEpochs.has(view.meta.epoch) ? undefined : view;

/** The generation of a rendered view; one of before a mend, which Back restores too, is of none. */
const generationOf = ({ store }: Engine, { meta }: { meta: Meta }): number => {
  const state = store.getSnapshot();
  const told = { answered: meta.revision, asked: null };
  return judgeRevision(state, told) === 'old' ? -1 : state.generation;
};

const rowless = <Answer extends { meta: OrderCounts['meta'] }>({ meta }: Answer) => ({
  orders: [],
  meta,
});
