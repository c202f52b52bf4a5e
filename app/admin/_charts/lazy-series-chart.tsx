'use client';

import { LazyChart } from './lazy-chart.tsx';
import type { SeriesChartProps } from './series-chart.tsx';

const load = () => import('./series-chart.tsx').then((module) => module.SeriesChart);

/** A chart along a time, fetched where it is drawn. */
export const LazySeriesChart = <Row,>(props: SeriesChartProps<Row>) => (
  <LazyChart<SeriesChartProps<Row>> load={load} chart={props} />
);
