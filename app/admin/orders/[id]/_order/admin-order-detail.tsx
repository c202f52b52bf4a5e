'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { useOrderAt } from '#app/_consistency/react/queries/use-order-at.ts';
import {
  type DrawnTimelineEntry,
  useTimeline,
} from '#app/_consistency/react/queries/use-timeline.ts';
import { orderData } from '#app/_orders/order-data.ts';
import { later } from '#app/_ui/overlays/later.tsx';
import type { Timeline as TimelineAnswer } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { standOn, useKeptOfList } from '../../_list/kept-list.ts';
import { AdminActions } from './admin-actions.tsx';
import { adminOrderColumns } from './admin-order-columns.ts';
import { CustomerOrders } from './customer-orders.tsx';
import { OrderBody } from './order-body.tsx';
import { OrderFacts, OrderSummary } from './order-facts.tsx';
import { OrderHeader } from './order-header.tsx';
import { PastNotice } from './past-notice.tsx';
import { SkippedNotice } from './skipped-notice.tsx';
import { parseVersions, type VersionChoice, versionPath } from './version-url.ts';

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
  useEffect(() => standOn(viewer.id, order.id), [viewer.id, order.id]);
  const isPast = choice.at !== undefined && choice.at < order.version;
  const shown = isPast ? past.order : order;
  const choose = (next: VersionChoice) =>
    window.history.replaceState(null, '', versionPath(`/admin/orders/${order.id}`, next));
  return (
    <article {...orderData(order)} className="max-w-6xl">
      <OrderHeader order={order} listPath={listPath} />
      <OrderSummary order={shown ?? order} />
      <SkippedNotice skipped={history.skipped} />
      {isPast && (
        <PastNotice order={order} past={past} at={choice.at ?? 1} onNow={() => choose({})} />
      )}
      <div className={adminOrderColumns}>
        <OrderBody
          order={order}
          shown={shown}
          history={history}
          viewer={viewer}
          choice={choice}
          onChoice={choose}
          onWhy={(entry) => {
            setWhy(entry);
            setAsked(true);
          }}
        />
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
