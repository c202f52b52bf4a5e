'use client';

import { RadioList } from '#app/_ui/fields/radio-list.tsx';
import type { AdminSort } from '#server/contracts/order-queries.ts';
import { defaultSort } from './admin-filter.ts';

const sorts: readonly { value: AdminSort; label: string }[] = [
  { value: '-createdAt', label: 'Newest first' },
  { value: 'createdAt', label: 'Oldest first' },
  { value: '-total', label: 'Highest total first' },
  { value: 'total', label: 'Lowest total first' },
  { value: 'customerName', label: 'Customers, A to Z' },
  { value: '-customerName', label: 'Customers, Z to A' },
  { value: 'status', label: 'By state' },
  { value: '-number', label: 'Highest number first' },
  { value: 'number', label: 'Lowest number first' },
];

type Props = { sort: AdminSort | undefined; onSort: (sort: AdminSort) => void };

/** Every order that a list can have; chosen by one press. */
export const SortForm = ({ sort = defaultSort, onSort }: Props) => (
  <RadioList legend="Order of the list" name="sort" options={sorts} value={sort} onValue={onSort} />
);
