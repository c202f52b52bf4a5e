'use client';

import { reasonOptions } from '#app/_orders/cancellation-reasons.ts';
import { RadioList } from '#app/_ui/fields/radio-list.tsx';
import type { CancellationReason } from '#server/contracts/order.ts';

type Props = {
  value: CancellationReason | undefined;
  onPick: (reason: CancellationReason) => void;
};

/** Why an order was cancelled. */
export const ReasonForm = ({ value, onPick }: Props) => (
  <RadioList
    legend="Cancelled because"
    name="reason"
    options={reasonOptions('admin')}
    value={value}
    onValue={onPick}
  />
);
