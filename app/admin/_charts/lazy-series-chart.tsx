'use client';

import { LazyChart } from './lazy-chart.tsx';
import type { SeriesChartProps } from './series-chart.tsx';

const load = () => import('./series-chart.tsx').then((module) => module.SeriesChart);

type Props<Row> = SeriesChartProps<Row> & { summary: string };

/** A chart along a time, fetched where it is drawn. */
export const LazySeriesChart = <Row,>({ summary, ...chart }: Props<Row>) => (
  <LazyChart<SeriesChartProps<Row>> load={load} summary={summary} chart={chart} />
);
