'use client';

import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { FilterChip } from '#app/_ui/fields/filter-chip.tsx';
import { laterInside } from '#app/_ui/overlays/later.tsx';
import { formatMoney } from '#app/_ui/text/format-money.ts';
import { rangeText } from '#app/_ui/text/range-text.ts';

const TotalForm = laterInside(() => import('./total-form.tsx').then((it) => it.TotalForm));

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
        isNamed={filter.currency !== undefined}
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
