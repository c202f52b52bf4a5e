'use client';

import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';

type Props<ChartProps> = {
  load: () => Promise<ComponentType<ChartProps>>;
  /** What the chart shows, in a sentence: read out in its place. */
  summary: string;
  /** Of the chart; its height is kept while it is not there. */
  chart: ChartProps & { height: number };
};

/**
 * A chart is a picture: what it says is said in its place, and its figures are in the table. Chrome goes
 * by Tab to those layers of it that React listens to, unless they say that they are no stops.
 */
const keepTabOut = (picture: HTMLElement | null) => {
  if (picture === null) return;
  const mark = () => {
    for (const layer of picture.querySelectorAll('g[class*="zIndex-layer"]:not([tabindex])')) {
      layer.setAttribute('tabindex', '-1');
    }
  };
  const observer = new MutationObserver(mark);
  observer.observe(picture, { childList: true, subtree: true });
  mark();
  return () => observer.disconnect();
};

/** Charts whose code is there, so that one drawn again does not blink. */
const loaded = new Map<() => Promise<unknown>, unknown>();

/**
 * A chart whose code is fetched where one is drawn, and only there. It is never drawn on the server:
 * its size is that of the screen. Without its code it says so; the table beside it has every figure.
 */
export const LazyChart = <ChartProps extends object>(props: Props<ChartProps>) => {
  const { load, summary, chart } = props;
  const [state, setState] = useState(loaded.has(load) ? 'ready' : 'loading');
  const fetchIt = useCallback(() => {
    setState('loading');
    load().then(
      (component) => {
        loaded.set(load, component);
        setState('ready');
      },
      () => setState('failed'),
    );
  }, [load]);
  useEffect(() => {
    if (!loaded.has(load)) fetchIt();
  }, [load, fetchIt]);
  const Chart = loaded.get(load) as ComponentType<ChartProps> | undefined;
  if (state === 'ready' && Chart !== undefined) {
    return (
      <div ref={keepTabOut} role="img" aria-label={summary}>
        <Chart {...chart} />
      </div>
    );
  }
  return (
    <div style={{ height: chart.height }}>
      {state === 'failed' ? (
        <div className="flex h-full flex-col items-center justify-center gap-3 text-muted">
          <p>The chart could not be fetched. Its table has every figure.</p>
          <Button size="small" onClick={fetchIt}>
            Try again
          </Button>
        </div>
      ) : (
        <Skeleton className="h-full" />
      )}
    </div>
  );
};
