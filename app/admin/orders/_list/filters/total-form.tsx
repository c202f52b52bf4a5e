'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { RadioList } from '#app/_ui/fields/radio-list.tsx';
import { RangeForm } from '#app/_ui/fields/range-form.tsx';
import { parseMoney, toDecimal } from '#app/_ui/text/format-money.ts';
import { currenciesQuery } from './filter-queries.ts';

type Totals = Required<Pick<AdminOrderFilter, 'minTotal' | 'maxTotal' | 'currency'>>;

type Props = Omit<Totals, 'currency'> & {
  /** The currency that amounts are in until another is chosen. */
  initial: string;
  /** The filter names it, so that it counts without an amount too. */
  isNamed: boolean;
  onTotals: (totals: Totals) => void;
};

/** What orders came to at least and at most, in a currency; which one is asked where there are several. */
export const TotalForm = ({ minTotal, maxTotal, initial, isNamed, onTotals }: Props) => {
  const { engine, queryClient } = useEngine();
  const { data } = useQuery(currenciesQuery(engine.http), queryClient);
  const [currency, setCurrency] = useState(initial);
  const [written] = useState(initial);
  const [isChosen, setChosen] = useState(false);
  const known = data?.includes(initial) ? data : [initial, ...(data ?? [])];
  // In a shop's one currency there is nothing to choose: only amounts are filtered for.
  const isKept = isChosen || (isNamed && !(data !== undefined && known.length === 1));
  const typed = (amount: number | undefined) =>
    amount === undefined ? '' : toDecimal(amount, written);
  return (
    <div className="flex flex-col gap-3">
      {known.length > 1 && (
        <RadioList
          legend="Currency"
          name="currency"
          options={known.map((one) => ({ value: one, label: one }))}
          value={currency}
          onValue={(next) => {
            setCurrency(next);
            setChosen(true);
          }}
        />
      )}
      <RangeForm
        type="text"
        from={{ label: `At least (${currency})`, value: typed(minTotal) }}
        to={{ label: `At most (${currency})`, value: typed(maxTotal) }}
        {...(known.length > 1 && {
          hint: isKept
            ? `Only orders in ${currency} are listed.`
            : `With an amount, only orders in ${currency} are listed.`,
        })}
        check={(text) =>
          parseMoney(text, currency) === undefined
            ? 'Please give an amount, like 12.50.'
            : undefined
        }
        checkBoth={(least, most) =>
          (parseMoney(least, currency) ?? 0) > (parseMoney(most, currency) ?? 0)
            ? 'This is less than the least.'
            : undefined
        }
        onApply={(least, most) => {
          const isAny = least === '' && most === '';
          onTotals({
            minTotal: parseMoney(least, currency),
            maxTotal: parseMoney(most, currency),
            currency: isAny && !isKept ? undefined : currency,
          });
        }}
      />
    </div>
  );
};
