'use client';

import { memo } from 'react';
import { formatClock } from '#app/_ui/text/format-time.ts';
import { useNow } from '#app/_ui/use-now.ts';
import { ChartCard } from '#app/admin/_charts/chart-card.tsx';
import type { ChartColour } from '#app/admin/_charts/chart-colours.ts';
import { LazySeriesChart } from '#app/admin/_charts/lazy-series-chart.tsx';
import { largest, type Moment } from './history-of.ts';

type Props = {
  title: string;
  moments: readonly Moment[];
  /** Whose values are drawn. */
  names: readonly string[];
  told: (value: number) => string;
  height: number;
  inside?: boolean;
};

const colours: readonly ChartColour[] = ['accent', 'pending', 'shipped', 'delivered', 'refused'];

/**
 * A figure over the last 15 minutes, a line for each name. Drawn again only when `moments` or `names`
 * are others: what is around it is read more often than they are measured.
 */
export const HistoryChart = memo((props: Props) => {
  const { title, moments, names, told, height, inside = false } = props;
  const now = useNow();
  const clock = ({ at }: Moment) => formatClock(Date.parse(at), now);
  const valueFor = (name: string) => (moment: Moment) => moment.values.get(name) ?? null;
  const cellFor = (name: string) => (moment: Moment) => {
    const value = valueFor(name)(moment);
    return value === null ? '–' : told(value);
  };
  return (
    <ChartCard
      title={title}
      rows={moments.toReversed()}
      rowKey={({ at }) => at}
      empty="Nothing was measured in the last 15 minutes."
      inside={inside}
      columns={[
        { name: 'Time', text: true, cell: clock },
        ...names.map((name) => ({ name, cell: cellFor(name) })),
      ]}
    >
      <LazySeriesChart
        summary={`${title}, the last 15 minutes. At most ${told(largest(moments, names))}.`}
        lines
        height={height}
        rows={moments}
        series={names.map((name, index) => ({
          name,
          colour: colours[index % colours.length] ?? 'accent',
          value: valueFor(name),
        }))}
        label={clock}
        title={clock}
        // A value and its unit stay on one line.
        axis={(value) => told(value).replaceAll(' ', '\u00a0')}
        exact={told}
      />
    </ChartCard>
  );
});
