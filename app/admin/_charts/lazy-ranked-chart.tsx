'use client';

import { LazyChart } from './lazy-chart.tsx';
import type { RankedChartProps } from './ranked-chart.tsx';

const load = () => import('./ranked-chart.tsx').then((module) => module.RankedChart);

type Props<Row> = RankedChartProps<Row> & { summary: string };

/** A chart of named things, fetched where it is drawn. */
export const LazyRankedChart = <Row,>({ summary, ...chart }: Props<Row>) => (
  <LazyChart<RankedChartProps<Row>> load={load} summary={summary} chart={chart} />
);
