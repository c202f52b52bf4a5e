'use client';

import type { ReactNode } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/order-filter.ts';
import { reasonText } from '#app/_orders/cancellation-reasons.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { FilterChip } from '#app/_ui/fields/filter-chip.tsx';
import { laterInside } from '#app/_ui/overlays/later.tsx';
import { isNarrowed } from './admin-filter.ts';
import { PlacedChip, TotalChip } from './range-chips.tsx';

const CountryForm = laterInside(() => import('./country-form.tsx').then((it) => it.CountryForm));
const CustomerPicker = laterInside(() =>
  import('./customer-picker.tsx').then((it) => it.CustomerPicker),
);
const ProductPicker = laterInside(() =>
  import('./product-picker.tsx').then((it) => it.ProductPicker),
);
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
  /** What came of them, beside them. */
  children: ReactNode;
};

/** All filters of the list; each is set and changed in place and lives in the URL. */
export const FilterBar = (props: Props) => {
  const { filter, currency, productName, customerName, onFilter, children } = props;
  const { from, to, minTotal, maxTotal, productId, country } = filter;
  const change = (part: AdminOrderFilter) => onFilter({ ...filter, ...part });
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">Filters</legend>
      <PlacedChip {...{ from, to }} onDays={change} />
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
      {children}
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
            onPick={({ id }) => {
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
