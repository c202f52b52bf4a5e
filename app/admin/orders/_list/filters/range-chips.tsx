'use client';

import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { FilterChip } from '#app/_ui/fields/filter-chip.tsx';
import { laterInside } from '#app/_ui/overlays/later.tsx';
import { formatMoney, parseMoney, toDecimal } from '#app/_ui/text/format-money.ts';
import { formatDay, formatExact } from '#app/_ui/text/format-time.ts';
import { useUtcNote } from '#app/_ui/text/use-utc-note.ts';

const RangeForm = laterInside(() => import('./range-form.tsx').then((it) => it.RangeForm));

/** Of a day, `2010-12-05`; an instant is longer. */
const dayLength = 10;

type Days = Pick<AdminOrderFilter, 'from' | 'to'>;

/** Filters by when an order was placed. */
export const PlacedChip = ({ from, to, onDays }: Days & { onDays: (days: Days) => void }) => {
  const last = to ?? from;
  // An instant says itself that it is told in UTC.
  const note = useUtcNote(last?.length === dayLength ? last : undefined);
  const told = rangeText(momentText(from), momentText(to));
  return (
    <FilterChip
      name="Placed"
      value={told && `${told}${note}`}
      onClear={() => onDays({ from: undefined, to: undefined })}
    >
      {(close) => (
        <RangeForm
          type="date"
          from={{ label: 'From', value: from?.slice(0, 10) ?? '' }}
          to={{ label: 'To and including', value: to?.slice(0, 10) ?? '' }}
          hint="Days are counted in UTC."
          check={() => undefined}
          checkBoth={(start, end) => (start > end ? 'The last day is before the first' : undefined)}
          onApply={(start, end) => {
            onDays({ from: start || undefined, to: end || undefined });
            close();
          }}
        />
      )}
    </FilterChip>
  );
};

type TotalProps = Pick<AdminOrderFilter, 'minTotal' | 'maxTotal'> & {
  currency: string;
  onTotals: (totals: Pick<AdminOrderFilter, 'minTotal' | 'maxTotal'>) => void;
};

/** Filters by what an order came to. */
export const TotalChip = ({ minTotal, maxTotal, currency, onTotals }: TotalProps) => {
  const typed = (amount: number | undefined) =>
    amount === undefined ? '' : toDecimal(amount, currency);
  const told = (amount: number | undefined) =>
    amount === undefined ? undefined : formatMoney(amount, currency);
  return (
    <FilterChip
      name="Total"
      value={rangeText(told(minTotal), told(maxTotal))}
      onClear={() => onTotals({ minTotal: undefined, maxTotal: undefined })}
    >
      {(close) => (
        <RangeForm
          type="text"
          from={{ label: `At least (${currency})`, value: typed(minTotal) }}
          to={{ label: `At most (${currency})`, value: typed(maxTotal) }}
          hint="Amounts in other currencies are not converted."
          check={(text) =>
            parseMoney(text, currency) === undefined ? 'An amount, like 12.50' : undefined
          }
          checkBoth={(least, most) =>
            (parseMoney(least, currency) ?? 0) > (parseMoney(most, currency) ?? 0)
              ? 'This is less than the least'
              : undefined
          }
          onApply={(least, most) => {
            onTotals({
              minTotal: parseMoney(least, currency),
              maxTotal: parseMoney(most, currency),
            });
            close();
          }}
        />
      )}
    </FilterChip>
  );
};

/** `5 Dec 2010`, or an instant of a link that somebody wrote: both are UTC, whatever one's zone. */
const momentText = (moment: string | undefined): string | undefined =>
  moment && (moment.length > dayLength ? formatExact : formatDay)(Date.parse(moment), null);

const rangeText = (from: string | undefined, to: string | undefined): string | undefined => {
  if (from !== undefined && to !== undefined) return from === to ? from : `${from} to ${to}`;
  if (from !== undefined) return `from ${from}`;
  return to === undefined ? undefined : `up to ${to}`;
};
