'use client';

import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { calmText } from '#app/_ui/text/calm-text.ts';
import { chartColours } from './chart-colours.ts';
import { ChartTip } from './chart-tip.tsx';

export type RankedChartProps<Row> = {
  height: number;
  rows: readonly Row[];
  name: (row: Row) => string;
  valueName: string;
  value: (row: Row) => number;
  axis: (value: number) => string;
  exact: (value: number) => string;
};

/** Names of more letters than this would leave no room for the bars of a phone. */
const mostLetters = 22;

/** Named things by a figure of theirs, the largest on top. */
export const RankedChart = <Row,>(props: RankedChartProps<Row>) => {
  const { height, rows, name, valueName, value, axis, exact } = props;
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={[...rows]}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ top: 0, right: 12, bottom: 0, left: 0 }}
      >
        <XAxis
          type="number"
          tickLine={false}
          axisLine={false}
          tick={{ fill: 'var(--color-muted)', fontSize: 11 }}
          tickFormatter={axis}
          allowDecimals={false}
        />
        <YAxis
          type="category"
          dataKey={name}
          width={148}
          tickLine={false}
          axisLine={false}
          interval={0}
          tick={<Name />}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--color-sunken)' }}
          content={({ active, payload }) => {
            const row: Row | undefined = payload[0]?.payload;
            if (!active || row === undefined) return null;
            const look = { colour: chartColours.accent, place: 0, asBars: true };
            const line = { name: valueName, value: exact(value(row)), ...look };
            return <ChartTip title={name(row)} lines={[line]} />;
          }}
        />
        <Bar
          dataKey={value}
          fill={chartColours.accent}
          radius={[0, 2, 2, 0]}
          maxBarSize={18}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
};

type NameProps = { x?: number; y?: number; payload?: { value: string } };

/** On one line, cut where it has no room: the table and the pointer have it whole. */
const Name = ({ x = 0, y = 0, payload }: NameProps) => {
  // Capitals take half as much room again.
  const text = calmText(payload?.value ?? '');
  return (
    <text x={x} y={y} dy={4} textAnchor="end" fontSize={11} fill="var(--color-ink)">
      {text.length > mostLetters ? `${text.slice(0, mostLetters - 1).trimEnd()}…` : text}
    </text>
  );
};
