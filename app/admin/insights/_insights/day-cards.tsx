'use client';

import { formatMoney, formatShortMoney } from '#app/_ui/text/format-money.ts';
import { formatNumber, formatShort } from '#app/_ui/text/format-number.ts';
import { formatDay, formatShortDay } from '#app/_ui/text/format-time.ts';
import { ChartCard } from '#app/admin/_charts/chart-card.tsx';
import { LazySeriesChart } from '#app/admin/_charts/lazy-series-chart.tsx';
import type { DaySales } from './insights-of.ts';

type Props = {
  days: readonly DaySales[];
  /** The one of them that is not over. */
  today: string | undefined;
  currency: string;
};

const empty = 'Nothing was ordered or cancelled in these days.';

/** Orders and revenue per day; what was cancelled counts on the day when it was. */
export const DayCards = ({ days, today, currency }: Props) => {
  const short = ({ day }: DaySales) =>
    day === today ? 'So far' : formatShortDay(Date.parse(day), null);
  const full = ({ day }: DaySales) =>
    `${formatDay(Date.parse(day), null)}${day === today ? ', so far' : ''}`;
  const isQuiet = days.every(({ orders, cancellations }) => orders + cancellations === 0);
  const rows = isQuiet ? [] : days;
  const money = (amount: number) => formatMoney(amount, currency);
  const card = { rows, rowKey: ({ day }: DaySales) => day, empty };
  const chart = { height: 240, rows, label: short, title: full };
  const best = (value: (day: DaySales) => number) =>
    days.reduce((most, day) => (value(day) > value(most) ? day : most), days[0] as DaySales);
  const busiest = best(({ orders }) => orders);
  const richest = best(({ revenue }) => revenue);
  return (
    <>
      <ChartCard
        {...card}
        title="Orders per day"
        columns={[
          { name: 'Day', text: true, cell: full },
          { name: 'Orders', cell: ({ orders }) => formatNumber(orders) },
          { name: 'Cancellations', cell: ({ cancellations }) => formatNumber(cancellations) },
        ]}
      >
        <LazySeriesChart
          summary={`Orders and cancellations per day. Most orders: ${formatNumber(busiest.orders)} on ${full(busiest)}.`}
          {...chart}
          series={[
            { name: 'Orders', colour: 'accent', value: ({ orders }) => orders },
            { name: 'Cancellations', colour: 'muted', value: (day) => day.cancellations },
          ]}
          axis={formatShort}
          exact={formatNumber}
        />
      </ChartCard>
      <ChartCard
        {...card}
        title="Revenue per day"
        columns={[
          { name: 'Day', text: true, cell: full },
          { name: 'Ordered', cell: ({ revenue }) => money(revenue) },
          { name: 'Taken back', cell: ({ cancelledRevenue }) => money(cancelledRevenue) },
        ]}
      >
        <LazySeriesChart
          summary={`Revenue ordered and taken back per day. Most: ${money(richest.revenue)} on ${full(richest)}.`}
          {...chart}
          series={[
            { name: 'Ordered', colour: 'accent', value: ({ revenue }) => revenue },
            { name: 'Taken back', colour: 'muted', value: (day) => day.cancelledRevenue },
          ]}
          axis={(amount) => formatShortMoney(amount, currency)}
          exact={money}
        />
      </ChartCard>
    </>
  );
};
