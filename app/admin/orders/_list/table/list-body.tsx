'use client';

import { Inbox } from 'lucide-react';
import type { ComponentProps } from 'react';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import { isNarrowed } from '../filters/admin-filter.ts';
import { OrdersSkeleton } from './orders-skeleton.tsx';
import { OrdersTable } from './orders-table.tsx';

/** The table, or what stands in its place: its shape, an error, or why there is nothing. */
export const ListBody = (props: ComponentProps<typeof OrdersTable>) => {
  const { list, filter } = props;
  if (list.orders.length > 0) return <OrdersTable {...props} />;
  if (list.status === 'loading') return <OrdersSkeleton />;
  if (list.status === 'error') {
    return (
      <ErrorState
        title="The orders could not be loaded"
        reason={list.error?.message}
        onRetry={list.retry}
      />
    );
  }
  const narrowed = isNarrowed(filter) || filter.status !== undefined;
  return (
    <EmptyState
      icon={<Inbox />}
      title={narrowed ? 'No order matches' : 'No orders yet'}
      {...(narrowed && { action: <ButtonLink href="/admin/orders">Show all orders</ButtonLink> })}
    >
      {narrowed
        ? 'Take a filter away, or search for another word.'
        : 'Orders appear here the moment they are placed.'}
    </EmptyState>
  );
};
