'use client';

import { RadioList } from '#app/_ui/fields/radio-list.tsx';

type Props = { value: boolean | undefined; onPick: (stale: boolean) => void };

const options = [
  { value: 'yes', label: 'Only orders that are stale' },
  { value: 'no', label: 'Only orders that are not' },
] as const;

/** Whether events of an order are parked or were skipped, so that what is shown may be out of date. */
export const StaleForm = ({ value, onPick }: Props) => (
  <>
    <RadioList
      legend="Out of date"
      name="stale"
      options={options}
      value={value === undefined ? undefined : value ? 'yes' : 'no'}
      onValue={(next) => onPick(next === 'yes')}
    />
    <p className="mt-3 text-muted text-sm">
      An order is stale while an event of it is parked, or since one was skipped.
    </p>
  </>
);
