'use client';

import { PackageX } from 'lucide-react';
import { useOrder } from '#app/_consistency/react/queries/use-order.ts';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import type { Order } from '#server/contracts/order.ts';
import type { Timeline } from '#server/contracts/order-queries.ts';
import type { Meta } from '#server/contracts/page.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { OrderDetail } from './order-detail.tsx';
import { OrderSkeleton } from './order-skeleton.tsx';
import { RefusedOrder } from './refused-order.tsx';

type Props = {
  id: string;
  viewer: Viewer;
  initial?: { order: Order; meta: Meta } | undefined;
  timeline?: Timeline | undefined;
};

/** The page of one order, the moment it is placed included, when only this browser knows of it. */
export const OrderScreen = ({ id, viewer, initial, timeline }: Props) => {
  const { order, status, changes, error, retry } = useOrder(id, initial);
  if (order !== undefined) {
    return <OrderDetail order={order} viewer={viewer} timeline={timeline} />;
  }
  switch (status) {
    case 'loading':
    case 'ready':
      return <OrderSkeleton />;
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
      return (
        <RefusedOrder changes={changes}>
          <h1 className="sr-only">No such order</h1>
          <EmptyState
            icon={<PackageX />}
            title="There is no such order"
            action={<ButtonLink href="/orders">My orders</ButtonLink>}
          >
            It may belong to another account, or the address was mistyped.
          </EmptyState>
        </RefusedOrder>
      );
    default:
      return status satisfies never;
  }
};
