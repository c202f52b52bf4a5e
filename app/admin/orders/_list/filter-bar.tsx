'use client';

import type { AdminOrderFilter } from '#app/_consistency/core/order-filter.ts';
import { reasonText } from '#app/_orders/cancellation-reasons.ts';
import { Button } from '#app/_ui/button.tsx';
import { formatMoney, parseMoney, toDecimal } from '#app/_ui/format-money.ts';
import { formatDay, formatExact } from '#app/_ui/format-time.ts';
import { laterInside } from '#app/_ui/later.tsx';
import { isNarrowed } from './admin-filter.ts';
import { FilterChip } from './filter-chip.tsx';

const CountryForm = laterInside(() => import('./country-form.tsx').then((it) => it.CountryForm));
const CustomerPicker = laterInside(() =>
  import('./customer-picker.tsx').then((it) => it.CustomerPicker),
);
const ProductPicker = laterInside(() =>
  import('./product-picker.tsx').then((it) => it.ProductPicker),
);
const RangeForm = laterInside(() => import('./range-form.tsx').then((it) => it.RangeForm));
const ReasonForm = laterInside(() => import('./reason-form.tsx').then((it) => it.ReasonForm));

type Props = {
  filter: AdminOrderFilter;
  /** The currency in which totals are typed. */
  currency: string;
  /** The name of the product that is filtered for, as far as it is known. */
  productName: string | undefined;
  /** The name of the customer that is filtered for, as far as it is known. */
  customerName: string | undefined;
  onFilter: (filter: AdminOrderFilter) => void;
};

/** All filters of the list; each is set and changed in place and lives in the URL. */
export const FilterBar = ({ filter, currency, productName, customerName, onFilter }: Props) => {
  const { from, to, minTotal, maxTotal, productId, country } = filter;
  const change = (part: AdminOrderFilter) => onFilter({ ...filter, ...part });
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">Filters</legend>
      <FilterChip
        name="Placed"
        value={rangeText(momentText(from), momentText(to))}
        onClear={() => change({ from: undefined, to: undefined })}
      >
        {(close) => (
          <RangeForm
            type="date"
            from={{ label: 'From', value: from?.slice(0, 10) ?? '' }}
            to={{ label: 'To and including', value: to?.slice(0, 10) ?? '' }}
            hint="Days are counted in UTC."
            check={() => undefined}
            checkBoth={(start, end) =>
              start > end ? 'The last day is before the first' : undefined
            }
            onApply={(start, end) => {
              change({ from: start || undefined, to: end || undefined });
              close();
            }}
          />
        )}
      </FilterChip>
      <TotalChip {...{ minTotal, maxTotal, currency }} onTotals={change} />
      <FilterChip
        name="Product"
        value={productId === undefined ? undefined : (productName ?? 'one product')}
        onClear={() => change({ productId: undefined })}
      >
        {(close) => (
          <ProductPicker
            onPick={(product) => {
              change({ productId: product.id });
              close();
            }}
          />
        )}
      </FilterChip>
      <FilterChip name="Country" value={country} onClear={() => change({ country: undefined })}>
        {(close) => (
          <CountryForm
            value={country ?? ''}
            onApply={(next) => {
              change({ country: next || undefined });
              close();
            }}
          />
        )}
      </FilterChip>
      <MoreChips filter={filter} customerName={customerName} onChange={change} />
      {isNarrowed(filter) && (
        <Button
          kind="quiet"
          size="small"
          onClick={() => onFilter({ status: filter.status, sort: filter.sort })}
        >
          Clear all
        </Button>
      )}
    </fieldset>
  );
};

type MoreProps = Pick<Props, 'filter' | 'customerName'> & {
  onChange: (part: AdminOrderFilter) => void;
};

const MoreChips = ({ filter, customerName, onChange }: MoreProps) => {
  const { customerId, reason, stale } = filter;
  return (
    <>
      <FilterChip
        name="Customer"
        value={customerId === undefined ? undefined : (customerName ?? 'one customer')}
        onClear={() => onChange({ customerId: undefined })}
      >
        {(close) => (
          <CustomerPicker
            onPick={(id) => {
              onChange({ customerId: id });
              close();
            }}
          />
        )}
      </FilterChip>
      <FilterChip
        name="Why cancelled"
        value={reason && reasonText(reason, 'admin')}
        onClear={() => onChange({ reason: undefined })}
      >
        {(close) => (
          <ReasonForm
            value={reason}
            onPick={(next) => {
              onChange({ reason: next });
              close();
            }}
          />
        )}
      </FilterChip>
      {stale !== undefined && (
        <FilterChip
          name="Held up"
          value={stale ? 'yes' : 'no'}
          onClear={() => onChange({ stale: undefined })}
        >
          {() => (
            <p>Orders of which events are parked: what is shown of them may be out of date.</p>
          )}
        </FilterChip>
      )}
    </>
  );
};

type TotalProps = Pick<AdminOrderFilter, 'minTotal' | 'maxTotal'> & {
  currency: string;
  onTotals: (totals: Pick<AdminOrderFilter, 'minTotal' | 'maxTotal'>) => void;
};

const TotalChip = ({ minTotal, maxTotal, currency, onTotals }: TotalProps) => {
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
  moment && (moment.length > 10 ? formatExact : formatDay)(Date.parse(moment), null);

const rangeText = (from: string | undefined, to: string | undefined): string | undefined => {
  if (from !== undefined && to !== undefined) return from === to ? from : `${from} to ${to}`;
  if (from !== undefined) return `from ${from}`;
  return to === undefined ? undefined : `up to ${to}`;
};
