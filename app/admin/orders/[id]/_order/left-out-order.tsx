import { PackageX } from 'lucide-react';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import type { LeftOutEvent } from '#server/contracts/order-queries.ts';
import { LeftOutNotice } from './left-out-notice.tsx';

/** An order that was placed, and that no list will show: the event that began it was left out. */
export const LeftOutOrder = ({ leftOut }: { leftOut: readonly LeftOutEvent[] }) => (
  <>
    <h1 className="sr-only">Order that was left out</h1>
    <LeftOutNotice leftOut={leftOut} />
    <EmptyState
      icon={<PackageX />}
      title="This order was left out"
      action={<ButtonLink href="/admin/orders">All orders</ButtonLink>}
    >
      It was placed and is safe in the log, but no list shows it.
    </EmptyState>
  </>
);
