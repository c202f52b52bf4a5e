import { ArrowDown, ArrowUp, Equal } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatMoney } from '#app/_ui/text/format-money.ts';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import type { Insights } from '#server/contracts/insights.ts';
import { changeOf } from './change-text.ts';
import { daysBetween } from './insights-filter.ts';

type Props = {
  totals: Insights['totals'][number];
  period: Pick<Insights, 'from' | 'to'>;
};

/** The three figures of a period, each beside that of the time before. */
export const Figures = ({ totals, period }: Props) => {
  const { currency, orders, revenue, cancellations, cancelledRevenue, previous } = totals;
  const before = `in the ${countOf(daysBetween(period.from, period.to), 'day')} before`;
  return (
    <dl className="grid gap-4 sm:grid-cols-3">
      <Figure
        name="Orders"
        value={formatNumber(orders)}
        change={<Changed now={orders} was={previous.orders} told={formatNumber} before={before} />}
      />
      <Figure
        name="Revenue"
        value={formatMoney(revenue, currency)}
        change={
          <Changed
            now={revenue}
            was={previous.revenue}
            told={(amount) => formatMoney(amount, currency)}
            before={before}
          />
        }
      />
      <Figure
        name="Cancellations"
        value={formatNumber(cancellations)}
        beside={`${formatMoney(cancelledRevenue, currency)} taken back`}
        change={
          <Changed
            now={cancellations}
            was={previous.cancellations}
            told={formatNumber}
            before={before}
          />
        }
      />
    </dl>
  );
};

type FigureProps = { name: string; value: string; beside?: string; change: ReactNode };

const Figure = ({ name, value, beside, change }: FigureProps) => (
  <div className="card min-w-0 p-4">
    <dt className="text-muted">{name}</dt>
    <dd>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold text-2xl tabular-nums tracking-tight">{value}</span>
        {beside !== undefined && <span className="text-muted tabular-nums">{beside}</span>}
      </p>
      {change}
    </dd>
  </div>
);

const arrows = { more: ArrowUp, less: ArrowDown, same: Equal } as const;

type ChangedProps = { now: number; was: number; told: (value: number) => string; before: string };

const Changed = ({ now, was, told, before }: ChangedProps) => {
  const { direction, text } = changeOf(now, was);
  const Arrow = arrows[direction];
  return (
    <p className="mt-1 flex gap-1.5 text-muted text-xs tabular-nums">
      <Arrow aria-hidden size={14} className="mt-0.5 shrink-0" />
      <span>
        <span className="font-medium text-ink">{text}</span>
        {was !== 0 && `, ${told(was)} ${before}`}
      </span>
    </p>
  );
};
