'use client';

import { LazyChart } from './lazy-chart.tsx';
import type { RankedChartProps } from './ranked-chart.tsx';

const load = () => import('./ranked-chart.tsx').then((module) => module.RankedChart);

/** A chart of named things, fetched where it is drawn. */
export const LazyRankedChart = <Row,>(props: RankedChartProps<Row>) => (
  <LazyChart<RankedChartProps<Row>> load={load} chart={props} />
);
