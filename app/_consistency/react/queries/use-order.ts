'use client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Change } from '#app/_consistency/core/drawing/change.ts';
import { changeOf, drawOrder } from '#app/_consistency/core/drawing/draw-order.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { isPlacedHere } from '#app/_consistency/core/pending/is-placed-here.ts';
import { commandsOf } from '#app/_consistency/core/pending/pending-log.ts';
import { ReadFailed } from '#app/_consistency/transport/http-client.ts';
import type { Order } from '#server/contracts/order.ts';
import type { Meta } from '#server/contracts/page.ts';
import { useEngine, useEngineState } from '../engine-context.ts';
import { isSignedIn } from '../page-engine.ts';
import { orderQuery } from './order-queries.ts';
import { useHeldBack } from './use-held-back.ts';
import { useRefetchWhenFailed } from './use-refetch-when-failed.ts';
import { useRefetchWhenNeeded } from './use-refetch-when-needed.ts';
import { useSeed } from './use-seed.ts';

export type OrderResult = {
  order?: DrawnOrder;
  status: 'loading' | 'ready' | 'missing' | 'error';
  /** The viewer's changes, also those of an order that was refused and so is missing. */
  changes: readonly Change[];
  error?: Error;
  retry: () => void;
};

/**
 * One order with the viewer's own changes on top; `initial` is the server's rendered row, and the meta
 * of the view that it came from.
 */
export const useOrder = (id: string, initial?: { order: Order; meta: Meta }): OrderResult => {
  const page = useEngine();
  const { engine, queryClient } = page;
  const row = initial?.order;
  const seed = useMemo(() => (row === undefined ? undefined : [row]), [row]);
  useSeed(seed, initial?.meta);
  const state = useEngineState();
  const entity = state.entities.get(id);
  const order = drawOrder(state, engine.store.viewer, id);
  const commands = commandsOf(state.pending, id);
  const isOwn = entity === undefined && isPlacedHere(commands);
  const canAsk = state.loaded && isSignedIn(page) && !isOwn;
  const query = useQuery(
    { ...orderQuery(engine, id), enabled: canAsk && entity === undefined },
    queryClient,
  );
  const isHeldBack = useHeldBack(initial?.meta.position);
  // After a failed read keep the error on screen; refetching a query without data would clear it.
  const isBehind = entity?.fresh === false || (isHeldBack && !query.isError);
  const isUnknown = query.error instanceof ReadFailed && query.error.code === 'not-found';
  // A restored log, or a mended view, may lack an order whose row came from the one before.
  const isGone = isUnknown && entity?.fresh === false && commands.length === 0;
  const isTold = useIsTold(isGone, state.generation);
  useRefetchWhenNeeded(query, canAsk && isBehind && !isTold && state.cursor !== null);
  useRefetchWhenFailed(query, canAsk && (entity === undefined || isHeldBack));

  const { error, refetch } = query;
  const retry = useCallback(() => void refetch(), [refetch]);
  const changes = useMemo(
    () => commands.map((entry) => changeOf(entry, state.now)),
    [commands, state.now],
  );
  const isMissing = isOwn || isUnknown;
  if (order !== undefined && !isHeldBack && !isGone)
    return { order, status: 'ready', changes: order.changes, retry };
  if (isMissing) return { status: 'missing', changes, retry };
  return error ? { status: 'error', error, changes, retry } : { status: 'loading', changes, retry };
};

/** Whether it `isGone` as far as this generation goes: a view that takes its place is asked again. */
const useIsTold = (isGone: boolean, generation: number): boolean => {
  const [goneIn, setGoneIn] = useState<number>();
  if (isGone && goneIn === undefined) setGoneIn(generation);
  if (!isGone && goneIn !== undefined) setGoneIn(undefined);
  return isGone && (goneIn ?? generation) === generation;
};
