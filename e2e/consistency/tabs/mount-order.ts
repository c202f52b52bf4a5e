import { QueryObserver } from '@tanstack/react-query';
import { drawOrder } from '#app/_consistency/core/drawing/draw-order.ts';
import { drawTimeline } from '#app/_consistency/core/drawing/draw-timeline.ts';
import { isPlacedHere } from '#app/_consistency/core/pending/is-placed-here.ts';
import { commandsOf } from '#app/_consistency/core/pending/pending-log.ts';
import { orderQuery, timelineQuery } from '#app/_consistency/react/queries/order-queries.ts';
import { ReadFailed } from '#app/_consistency/transport/http-client.ts';
import type { PageParts } from './page-parts.ts';
import { renewWhenNeeded } from './renew-when-needed.ts';
import { rowOf } from './row-of.ts';
import type { Screen } from './screen.ts';

/** One order with its timeline, as `useOrder` and `useTimeline` draw them. */
export const mountOrder = ({ engine, queryClient, changed }: PageParts, id: string): Screen => {
  const { store } = engine;
  const { viewer } = store;
  const one = new QueryObserver(queryClient, { ...orderQuery(engine, id), enabled: false });
  const line = new QueryObserver(queryClient, {
    ...timelineQuery(engine, id, undefined),
    enabled: false,
  });
  const stops = [one.subscribe(changed), line.subscribe(changed)];
  const renewals = { one: renewWhenNeeded(), line: renewWhenNeeded() };

  const look = () => {
    const state = store.getSnapshot();
    const entity = state.entities.get(id);
    const isOwn = entity === undefined && isPlacedHere(commandsOf(state.pending, id));
    const canAsk = state.loaded && !isOwn;
    const order = drawOrder(state, viewer, id);
    return { state, entity, isOwn, canAsk, order };
  };
  /** What the hooks give their queries at every render. */
  const ask = () => {
    const { state, entity, canAsk } = look();
    one.setOptions({ ...orderQuery(engine, id), enabled: canAsk && entity === undefined });
    line.setOptions({
      ...timelineQuery(engine, id, undefined),
      enabled: state.loaded && entity !== undefined,
    });
    const isUntrusted = canAsk && entity?.fresh === false && state.cursor !== null;
    renewals.one.look(one.getCurrentResult(), isUntrusted);
  };
  const timeline = () => {
    const { state } = look();
    const result = line.getCurrentResult();
    const { data } = result;
    const drawn = drawTimeline(state, viewer, id, data);
    const isOld = data !== undefined && data.generation < state.generation;
    renewals.line.look(result, isOld || drawn.needsRefetch);
    return data !== undefined || drawn.entries[0]?.version === 1 ? drawn.entries : undefined;
  };
  return {
    draw: () => {
      ask();
      const entries = timeline();
      const { state, isOwn, order } = look();
      if (order !== undefined) {
        const told = entries?.map(({ commandId, type }) => ({ commandId, type }));
        return { screen: 'order', id, state: 'ready', row: rowOf(state, order), timeline: told };
      }
      const { error } = one.getCurrentResult();
      const isMissing = isOwn || (error instanceof ReadFailed && error.code === 'not-found');
      return { screen: 'order', id, state: isMissing ? 'missing' : error ? 'error' : 'loading' };
    },
    isReady: () => look().order !== undefined && timeline() !== undefined,
    model: () => ({ screen: 'order', id, order: look().order }),
    unmount: () => {
      for (const stop of stops) stop();
      renewals.one.stop();
      renewals.line.stop();
    },
  };
};
