'use client';

import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { FilterChip } from '#app/_ui/fields/filter-chip.tsx';
import { laterInside } from '#app/_ui/overlays/later.tsx';
import { formatMoney } from '#app/_ui/text/format-money.ts';
import { formatDay, formatExact } from '#app/_ui/text/format-time.ts';
import { useUtcNote } from '#app/_ui/text/use-utc-note.ts';

const RangeForm = laterInside(() => import('./range-form.tsx').then((it) => it.RangeForm));
const TotalForm = laterInside(() => import('./total-form.tsx').then((it) => it.TotalForm));

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

type TotalFilter = Pick<AdminOrderFilter, 'minTotal' | 'maxTotal' | 'currency'>;

type TotalProps = {
  filter: TotalFilter;
  /** In which amounts are told and typed while the filter names none. */
  usual: string;
  onTotals: (totals: Required<TotalFilter>) => void;
};

/** Filters by what an order came to, in one currency. */
export const TotalChip = ({ filter, usual, onTotals }: TotalProps) => (
  <FilterChip
    name="Total"
    value={totalText(filter, usual)}
    onClear={() => onTotals({ minTotal: undefined, maxTotal: undefined, currency: undefined })}
  >
    {(close) => (
      <TotalForm
        minTotal={filter.minTotal}
        maxTotal={filter.maxTotal}
        initial={filter.currency ?? usual}
        onTotals={(totals) => {
          onTotals(totals);
          close();
        }}
      />
    )}
  </FilterChip>
);

/** A link that names amounts and no currency shows as much of any: the chip says so. */
const totalText = (
  { minTotal, maxTotal, currency }: TotalFilter,
  usual: string,
): string | undefined => {
  const told = (amount: number | undefined) =>
    amount === undefined ? undefined : formatMoney(amount, currency ?? usual);
  const range = rangeText(told(minTotal), told(maxTotal));
  if (range === undefined) return currency && `in ${currency}`;
  return currency === undefined ? `${range}, other currencies too` : range;
};

/** `5 Dec 2010`, or an instant of a link that somebody wrote: both are UTC, whatever one's zone. */
const momentText = (moment: string | undefined): string | undefined =>
  moment && (moment.length > dayLength ? formatExact : formatDay)(Date.parse(moment), null);

const rangeText = (from: string | undefined, to: string | undefined): string | undefined => {
  if (from !== undefined && to !== undefined) return from === to ? from : `${from} to ${to}`;
  if (from !== undefined) return `from ${from}`;
  return to === undefined ? undefined : `up to ${to}`;
};
