'use client';

import type { ReactNode } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { reasonText } from '#app/_orders/cancellation-reasons.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { DaysChip } from '#app/_ui/fields/days-chip.tsx';
import { FilterChip } from '#app/_ui/fields/filter-chip.tsx';
import { laterInside } from '#app/_ui/overlays/later.tsx';
import type { FilterChange } from '../use-list-state.ts';
import { isNarrowed } from './admin-filter.ts';
import { TotalChip } from './total-chip.tsx';
import type { useFilterNames } from './use-filter-names.ts';

const CountryPicker = laterInside(() =>
  import('./country-picker.tsx').then((it) => it.CountryPicker),
);
const CustomerPicker = laterInside(() =>
  import('./customer-picker.tsx').then((it) => it.CustomerPicker),
);
const ProductPicker = laterInside(() =>
  import('./product-picker.tsx').then((it) => it.ProductPicker),
);
const ReasonForm = laterInside(() => import('./reason-form.tsx').then((it) => it.ReasonForm));
const StaleForm = laterInside(() => import('./stale-form.tsx').then((it) => it.StaleForm));

type Props = {
  filter: AdminOrderFilter;
  /** The currency in which totals are typed until another is chosen. */
  currency: string;
  /** What the customer and the product that are filtered for are called, as far as it is known. */
  names: ReturnType<typeof useFilterNames>;
  onFilter: (change: FilterChange) => void;
  /** What came of them, beside them. */
  children: ReactNode;
};

/** All filters of the list; each is set and changed in place and lives in the URL. */
export const FilterBar = ({ filter, currency, names, onFilter, children }: Props) => {
  const { from, to, productId, country } = filter;
  const change = (part: AdminOrderFilter) => onFilter((now) => ({ ...now, ...part }));
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-2">
      <legend className="sr-only">Filters</legend>
      <DaysChip name="Placed" from={from} to={to} onDays={change} />
      <TotalChip filter={filter} usual={currency} onTotals={change} />
      <FilterChip
        name="Product"
        value={productId === undefined ? undefined : (names.product ?? 'one product')}
        onClear={() => change({ productId: undefined })}
      >
        {(close) => (
          <ProductPicker
            onPick={(product) => {
              names.keepProduct(product);
              change({ productId: product.id });
              close();
            }}
          />
        )}
      </FilterChip>
      <FilterChip name="Country" value={country} onClear={() => change({ country: undefined })}>
        {(close) => (
          <CountryPicker
            onPick={(next) => {
              change({ country: next });
              close();
            }}
          />
        )}
      </FilterChip>
      <MoreChips filter={filter} names={names} onChange={change} />
      {isNarrowed(filter) && (
        <Button
          kind="quiet"
          size="small"
          onClick={() => onFilter(({ status, sort }) => ({ status, sort }))}
        >
          Clear all
        </Button>
      )}
      {children}
    </fieldset>
  );
};

type MoreProps = Pick<Props, 'filter' | 'names'> & {
  onChange: (part: AdminOrderFilter) => void;
};

const MoreChips = ({ filter, names, onChange }: MoreProps) => {
  const { customerId, reason, stale } = filter;
  return (
    <>
      <FilterChip
        name="Customer"
        value={customerId === undefined ? undefined : (names.customer ?? 'one customer')}
        onClear={() => onChange({ customerId: undefined })}
      >
        {(close) => (
          <CustomerPicker
            onPick={(customer) => {
              names.keepCustomer(customer);
              onChange({ customerId: customer.id });
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
      <FilterChip
        name="Stale"
        value={stale === undefined ? undefined : stale ? 'yes' : 'no'}
        onClear={() => onChange({ stale: undefined })}
      >
        {(close) => (
          <StaleForm
            value={stale}
            onPick={(next) => {
              onChange({ stale: next });
              close();
            }}
          />
        )}
      </FilterChip>
    </>
  );
};
