'use client';

import { ArrowUpDown } from 'lucide-react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { laterInside } from '#app/_ui/overlays/later.tsx';
import { Popover } from '#app/_ui/overlays/popover.tsx';
import type { FilterChange } from '../use-list-state.ts';

const SortForm = laterInside(() => import('./sort-form.tsx').then((it) => it.SortForm));

type Props = { filter: AdminOrderFilter; onFilter: (change: FilterChange) => void };

/** How the list is sorted, for where not every column's head is in sight, as on a phone. */
export const SortMenu = ({ filter, onFilter }: Props) => (
  <Popover
    title="Sort"
    trigger={
      <Button kind="quiet" size="small">
        <ArrowUpDown aria-hidden size={15} /> Sort
      </Button>
    }
  >
    {(close) => (
      <SortForm
        sort={filter.sort}
        onSort={(sort) => {
          onFilter((now) => ({ ...now, sort }));
          close();
        }}
      />
    )}
  </Popover>
);
