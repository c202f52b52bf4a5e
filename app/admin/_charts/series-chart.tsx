'use client';

import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { type ChartColour, chartColours } from './chart-colours.ts';
import { ChartTip } from './chart-tip.tsx';
import { dashOf, fillOpacityOf, Swatch } from './swatch.tsx';

export type Series<Row> = { name: string; colour: ChartColour; value: (row: Row) => number | null };

export type SeriesChartProps<Row> = {
  height: number;
  rows: readonly Row[];
  series: readonly Series<Row>[];
  /** What a row is called under the axis, and in full under the pointer. */
  label: (row: Row) => string;
  title: (row: Row) => string;
  /** A value beside the axis, and exactly. */
  axis: (value: number) => string;
  /** Measured all along, not added up a row: always lines. */
  lines?: boolean;
  exact: (value: number) => string;
};

/** More bars than this are too thin to tell apart: lines then. */
const mostBars = 62;

/** Values along a time, one row after the other: bars, or lines where there are many. */
export const SeriesChart = <Row,>(props: SeriesChartProps<Row>) => {
  const { height, rows, series, label, title, axis, lines = false } = props;
  const asBars = !lines && rows.length <= mostBars;
  return (
    <>
      <Legend series={series} asBars={asBars} />
      <ResponsiveContainer width="100%" height={height}>
        <ComposedChart
          data={[...rows]}
          accessibilityLayer={false}
          margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis
            dataKey={label}
            tickLine={false}
            axisLine={{ stroke: 'var(--color-control)' }}
            tick={tick}
            minTickGap={24}
          />
          <YAxis
            width={56}
            tickLine={false}
            axisLine={false}
            tick={tick}
            tickFormatter={axis}
            allowDecimals={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={asBars ? { fill: 'var(--color-sunken)' } : { stroke: 'var(--color-control)' }}
            content={({ active, payload }) => {
              const row: Row | undefined = payload[0]?.payload;
              if (!active || row === undefined) return null;
              return <ChartTip title={title(row)} lines={linesOf(row, props, asBars)} />;
            }}
          />
          {series.map(({ name, colour, value }, place) =>
            asBars ? (
              <Bar
                key={name}
                name={name}
                dataKey={value}
                fill={chartColours[colour]}
                fillOpacity={fillOpacityOf(place)}
                stroke={chartColours[colour]}
                radius={[2, 2, 0, 0]}
                maxBarSize={32}
                isAnimationActive={false}
              />
            ) : (
              <Area
                key={name}
                name={name}
                dataKey={value}
                type="linear"
                stroke={chartColours[colour]}
                strokeWidth={1.5}
                strokeDasharray={dashOf(place)}
                fill={chartColours[colour]}
                fillOpacity={0.08}
                dot={false}
                connectNulls={lines}
                isAnimationActive={false}
              />
            ),
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </>
  );
};

const tick = { fill: 'var(--color-muted)', fontSize: 11 };

const linesOf = <Row,>(row: Row, { series, exact }: SeriesChartProps<Row>, asBars: boolean) =>
  series.map(({ name, colour, value }, place) => {
    const found = value(row);
    return {
      name,
      colour: chartColours[colour],
      place,
      asBars,
      value: found === null ? '–' : exact(found),
    };
  });

type LegendProps = { series: readonly { name: string; colour: ChartColour }[]; asBars: boolean };

const Legend = ({ series, asBars }: LegendProps) =>
  series.length > 1 && (
    <p className="mb-1 flex flex-wrap gap-x-4 text-muted text-xs">
      {series.map(({ name, colour }, place) => (
        <span key={name} className="inline-flex items-center gap-1.5">
          <Swatch colour={chartColours[colour]} place={place} asBars={asBars} />
          {name}
        </span>
      ))}
    </p>
  );
