'use client';

import { ArrowLeft, Printer } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { useOrderAt } from '#app/_consistency/react/queries/use-order-at.ts';
import {
  type DrawnTimelineEntry,
  useTimeline,
} from '#app/_consistency/react/queries/use-timeline.ts';
import { orderData } from '#app/_orders/order-data.ts';
import { OrderLines } from '#app/_orders/order-lines.tsx';
import { orderName } from '#app/_orders/order-name.ts';
import { SavingMark } from '#app/_orders/saving/saving-mark.tsx';
import { StaleMark } from '#app/_orders/stale-mark.tsx';
import { StatusBadge } from '#app/_orders/status-badge.tsx';
import { Timeline, TimelineSkeleton } from '#app/_orders/timeline/timeline.tsx';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import { later } from '#app/_ui/overlays/later.tsx';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';
import type { Timeline as TimelineAnswer } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { keepOfList, useKeptOfList } from '../../_list/kept-list.ts';
import { AdminActions } from './admin-actions.tsx';
import { adminOrderColumns } from './admin-order-columns.ts';
import { CustomerOrders } from './customer-orders.tsx';
import { LeftOutNotice } from './left-out-notice.tsx';
import { OrderFacts, OrderSummary } from './order-facts.tsx';
import { PastNotice } from './past-notice.tsx';
import { useOrderKeys } from './use-order-keys.ts';
import { parseVersions, type VersionChoice, versionPath } from './version-url.ts';
import { Versions } from './versions.tsx';

const WhyDialog = later(() => import('./why-dialog.tsx').then((module) => module.WhyDialog));

type Props = { order: DrawnOrder; viewer: Viewer; timeline: TimelineAnswer | undefined };

/** One order with its history, its customer, and all that can be done with it. */
export const AdminOrderDetail = ({ order, viewer, timeline }: Props) => {
  const history = useTimeline(order.id, timeline);
  const params = useSearchParams();
  const choice = parseVersions(params, order.version);
  const [why, setWhy] = useState<DrawnTimelineEntry>();
  const [asked, setAsked] = useState(false);
  const past = useOrderAt(order, choice.at ?? order.version);
  const listPath = useKeptOfList(viewer.id, 'path') ?? '/admin/orders';
  // However it was opened, in the list one stands on it.
  useEffect(() => keepOfList(viewer.id, { cursor: order.id }), [viewer.id, order.id]);
  useOrderKeys(viewer.id, order.id);
  const isPast = choice.at !== undefined && choice.at < order.version;
  const shown = isPast ? past.order : order;
  const choose = (next: VersionChoice) =>
    window.history.replaceState(null, '', versionPath(`/admin/orders/${order.id}`, next));
  return (
    <article {...orderData(order)} className="max-w-6xl">
      <Link
        href={listPath}
        className="-ml-1 inline-flex min-h-8 items-center gap-1 rounded-md px-1 text-muted hover:text-ink print:hidden"
      >
        <ArrowLeft aria-hidden size={15} /> Orders
      </Link>
      <header className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="font-semibold text-2xl tabular-nums tracking-tight">{orderName(order)}</h1>
        <StatusBadge status={order.status} />
        <StaleMark order={order} />
        <SavingMark order={order} />
        <IconButton
          label="Print"
          icon={<Printer size={18} />}
          onClick={() => window.print()}
          className="ml-auto print:hidden"
        />
      </header>
      <OrderSummary order={shown ?? order} />
      <LeftOutNotice leftOut={history.leftOut} />
      {isPast && (
        <PastNotice order={order} past={past} at={choice.at ?? 1} onNow={() => choose({})} />
      )}
      <div className={adminOrderColumns}>
        <div>
          <section aria-labelledby="lines">
            <h2 id="lines" className="mb-1 font-semibold">
              Lines
            </h2>
            {shown === undefined ? <Skeleton className="h-24" /> : <OrderLines order={shown} />}
          </section>
          <section aria-labelledby="history" className="mt-8">
            <h2 id="history" className="mb-4 font-semibold">
              History
            </h2>
            {history.status === 'loading' && <TimelineSkeleton />}
            {history.status === 'error' && (
              <ErrorState title="The history could not be loaded" onRetry={history.retry} />
            )}
            <Timeline
              detailed
              entries={history.entries}
              viewer={viewer}
              customerName={order.customerName}
              at={choice.at}
              onWhy={(entry) => {
                setWhy(entry);
                setAsked(true);
              }}
            />
          </section>
          <Versions
            order={order}
            entries={history.entries}
            viewer={viewer}
            choice={choice}
            onChoice={choose}
          />
        </div>
        <div className="flex flex-col gap-8 max-lg:-order-1">
          <AdminActions order={order} />
          <OrderFacts order={shown ?? order} />
          {order.customerId !== null && (
            <CustomerOrders
              orderId={order.id}
              customerId={order.customerId}
              customerName={order.customerName}
            />
          )}
        </div>
      </div>
      <WhyDialog
        open={asked}
        onOpen={setAsked}
        entry={why}
        viewer={viewer}
        customerName={order.customerName}
      />
    </article>
  );
};
