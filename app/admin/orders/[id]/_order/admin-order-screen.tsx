'use client';

import { PackageX } from 'lucide-react';
import { useOrder } from '#app/_consistency/react/queries/use-order.ts';
import { useLiveness } from '#app/_consistency/react/use-liveness.ts';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import { durationText } from '#app/_ui/text/duration-text.ts';
import type { Order } from '#server/contracts/order.ts';
import type { SkippedOrderEvent, Timeline } from '#server/contracts/order-queries.ts';
import type { Meta } from '#server/contracts/page.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { AdminOrderDetail } from './admin-order-detail.tsx';
import { AdminOrderSkeleton } from './admin-order-skeleton.tsx';
import { HeldUpOrder } from './held-up-order.tsx';
import { SkippedOrder } from './skipped-order.tsx';

type Props = {
  id: string;
  viewer: Viewer;
  initial: { order: Order; meta: Meta } | undefined;
  timeline: Timeline | undefined;
  /** Since when an order that no list has waits for its first event to be applied. */
  heldUpSince: string | undefined;
  /** What the views lack of it for good. */
  skipped: readonly SkippedOrderEvent[];
};

/** The page of one order for those who work on it. */
export const AdminOrderScreen = (props: Props) => {
  const { id, viewer, initial, timeline, heldUpSince, skipped } = props;
  const { order, status, error, retry } = useOrder(id, initial);
  const { lagMs } = useLiveness();
  if (order !== undefined) {
    return <AdminOrderDetail order={order} viewer={viewer} timeline={timeline} />;
  }
  switch (status) {
    case 'loading':
    case 'ready':
      return <AdminOrderSkeleton />;
    case 'error':
      return (
        <>
          <h1 className="sr-only">Order</h1>
          <ErrorState
            title="The order could not be loaded"
            reason={error?.message}
            onRetry={retry}
          />
        </>
      );
    case 'missing':
      if (heldUpSince !== undefined) return <HeldUpOrder since={heldUpSince} viewer={viewer} />;
      if (skipped.length > 0) return <SkippedOrder skipped={skipped} />;
      return (
        <>
          <h1 className="sr-only">No such order</h1>
          <EmptyState
            icon={<PackageX />}
            title="There is no such order"
            action={<ButtonLink href="/admin/orders">All orders</ButtonLink>}
          >
            {lagMs > 2_000
              ? `Orders of the last ${durationText(lagMs)} are not here yet: this page is that far behind. If it is older, the address may have been mistyped.`
              : 'The address may have been mistyped.'}
          </EmptyState>
        </>
      );
    default:
      return status satisfies never;
  }
};
