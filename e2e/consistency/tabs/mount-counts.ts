import { QueryObserver } from '@tanstack/react-query';
import { drawCounts } from '#app/_consistency/core/drawing/draw-counts.ts';
import { countsQuery, type OrderScope } from '#app/_consistency/react/queries/order-queries.ts';
import type { PageParts } from './page-parts.ts';
import { renewWhenNeeded } from './renew-when-needed.ts';
import type { Screen } from './screen.ts';
import { whenLoaded } from './when-loaded.ts';

/** The counts above a list as `useOrderCounts` draws them. */
export const mountCounts = (
  { engine, queryClient, changed }: PageParts,
  scope: OrderScope,
): Screen => {
  const { store } = engine;
  const query = countsQuery(engine, scope, undefined);
  const optionsWhen = (enabled: boolean) => ({ ...query, enabled });
  const observer = new QueryObserver(queryClient, optionsWhen(store.getSnapshot().loaded));
  const stopLoaded = whenLoaded(store, () => observer.setOptions(optionsWhen(true)));
  const stopQuery = observer.subscribe(changed);
  const renewal = renewWhenNeeded();

  const look = () => {
    const state = store.getSnapshot();
    const result = observer.getCurrentResult();
    const drawn = result.data && drawCounts(state, store.viewer, result.data);
    return { state, result, drawn };
  };
  return {
    draw: () => {
      const { state, result, drawn } = look();
      const isOld = result.data !== undefined && result.data.generation < state.generation;
      renewal.look(result, isOld || drawn?.needsRefetch === true);
      return drawn && { screen: 'counts', scope, total: drawn.total, byStatus: drawn.byStatus };
    },
    isReady: () => observer.getCurrentResult().data !== undefined,
    model: () => {
      const { drawn } = look();
      return drawn && { screen: 'counts', scope, byStatus: drawn.byStatus };
    },
    unmount: () => {
      stopLoaded();
      stopQuery();
      renewal.stop();
    },
  };
};
