import { PackageX } from 'lucide-react';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import type { SkippedOrderEvent } from '#server/contracts/order-queries.ts';
import { SkippedNotice } from './skipped-notice.tsx';

/** An order that was placed, and that no list will show: the event that began it was skipped. */
export const SkippedOrder = ({ skipped }: { skipped: readonly SkippedOrderEvent[] }) => (
  <>
    <h1 className="sr-only">Order whose first event was skipped</h1>
    <SkippedNotice skipped={skipped} />
    <EmptyState
      icon={<PackageX />}
      title="This order’s first event was skipped"
      action={<ButtonLink href="/admin/orders">All orders</ButtonLink>}
    >
      It was placed and is safe in the log, but no list shows it.
    </EmptyState>
  </>
);
