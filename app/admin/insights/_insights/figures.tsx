import { ArrowDown, ArrowUp, Equal } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatMoney } from '#app/_ui/text/format-money.ts';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import type { Insights } from '#server/contracts/insights.ts';
import { changeOf } from './change-text.ts';
import { daysBetween } from './insights-filter.ts';

type Totals = Insights['totals'][number];
type Props = {
  totals: Totals;
  period: Pick<Insights, 'from' | 'to' | 'today'>;
};

/** The three figures of a period, each beside that of the time before. */
export const Figures = ({ totals, period }: Props) => {
  const { currency, orders, revenue, cancellations, cancelledRevenue } = totals;
  const money = (amount: number) => formatMoney(amount, currency);
  const changed = (of: 'orders' | 'revenue' | 'cancellations', told = formatNumber) => (
    <Changed of={of} totals={totals} period={period} told={told} />
  );
  return (
    <dl className="grid gap-4 sm:grid-cols-3">
      <Figure name="Orders" value={formatNumber(orders)} change={changed('orders')} />
      <Figure name="Revenue" value={money(revenue)} change={changed('revenue', money)} />
      <Figure
        name="Cancellations"
        value={formatNumber(cancellations)}
        beside={`${money(cancelledRevenue)} taken back`}
        change={changed('cancellations')}
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

type ChangedProps = Props & {
  of: 'orders' | 'revenue' | 'cancellations';
  told: (value: number) => string;
};

/** Days that are over beside as many before them: a morning would be less than any whole day. */
const Changed = ({ of, totals, period: { from, to, today }, told }: ChangedProps) => {
  const compared = today === undefined ? totals : totals.over;
  if (compared === undefined) {
    return <p className="mt-1 text-muted text-xs">Today is not over</p>;
  }
  const days = today === undefined ? daysBetween(from, to) : daysBetween(from, today) - 1;
  const was = compared.previous[of];
  const { direction, text } = changeOf(compared[of], was);
  const Arrow = arrows[direction];
  return (
    <p className="mt-1 flex gap-1.5 text-muted text-xs tabular-nums">
      <Arrow aria-hidden size={14} className="mt-0.5 shrink-0" />
      <span>
        {today !== undefined && 'Up to yesterday: '}
        <span className="font-medium text-ink">{text}</span>
        {was !== 0 && `, ${told(was)} in the ${countOf(days, 'day')} before`}
      </span>
    </p>
  );
};
