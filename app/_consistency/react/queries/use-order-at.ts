'use client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { type Order, order as orderShape } from '#server/contracts/order.ts';
import { useEngine, useEngineState } from '../engine-context.ts';
import type { LoadStatus } from './order-list.ts';

/** An earlier version: it never changes, and never enters the entity map, where the newest counts. */
const orderAtQuery = (engine: Engine, id: string, at: number, epoch: string | null) =>
  queryOptions({
    // Another log may have another history of it.
    queryKey: ['orders-at', id, at, epoch],
    queryFn: ({ signal }) =>
      engine.http.read(`/api/orders/${id}?at=${at}`, orderShape, {
        minPosition: shownAt(engine, id),
        signal,
      }),
  });

/** The position of what was shown of the order, which may be ahead of every view. */
const shownAt = ({ store }: Engine, id: string): number => {
  const { shownPosition, entities } = store.getSnapshot();
  return Math.max(shownPosition, entities.get(id)?.order.position ?? 0);
};

type OrderAt = { order?: Order; status: LoadStatus; retry: () => void };

/** An order as it was at version `at`; the one that is given, when that is its version. */
export const useOrderAt = (current: Order, at: number): OrderAt => {
  const { engine, queryClient } = useEngine();
  const { epoch } = useEngineState();
  const isNow = at >= current.version;
  const { data, isError, refetch } = useQuery(
    { ...orderAtQuery(engine, current.id, at, epoch), enabled: !isNow },
    queryClient,
  );
  const retry = useCallback(() => void refetch(), [refetch]);
  if (isNow) return { order: current, status: 'ready', retry };
  if (data !== undefined) return { order: data, status: 'ready', retry };
  return { status: isError ? 'error' : 'loading', retry };
};
