'use client';

import { ArrowLeft, History, Printer } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawn-order.ts';
import { useOrderAt } from '#app/_consistency/react/use-order-at.ts';
import { type DrawnTimelineEntry, useTimeline } from '#app/_consistency/react/use-timeline.ts';
import { orderData } from '#app/_orders/order-data.ts';
import { OrderLines } from '#app/_orders/order-lines.tsx';
import { orderName } from '#app/_orders/order-name.ts';
import { SavingMark } from '#app/_orders/saving-mark.tsx';
import { StaleMark } from '#app/_orders/stale-mark.tsx';
import { StatusBadge } from '#app/_orders/status-badge.tsx';
import { Timeline, TimelineSkeleton } from '#app/_orders/timeline.tsx';
import { Tracking } from '#app/_orders/tracking.tsx';
import { Button } from '#app/_ui/button.tsx';
import { ErrorState } from '#app/_ui/error-state.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { later } from '#app/_ui/later.tsx';
import { Notice } from '#app/_ui/notice.tsx';
import { Skeleton } from '#app/_ui/skeleton.tsx';
import { Time } from '#app/_ui/time.tsx';
import type { Order } from '#server/contracts/order.ts';
import type { Timeline as TimelineAnswer } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { AdminActions } from './admin-actions.tsx';
import { adminOrderColumns } from './admin-order-columns.ts';
import { CustomerOrders } from './customer-orders.tsx';
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
  const isPast = choice.at !== undefined && choice.at < order.version;
  const shown = isPast ? past.order : order;
  const choose = (next: VersionChoice) =>
    window.history.replaceState(null, '', versionPath(`/admin/orders/${order.id}`, next));
  return (
    <article {...orderData(order)} className="max-w-6xl">
      <Link
        href="/admin/orders"
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
          <Facts order={shown ?? order} />
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

type PastProps = {
  order: DrawnOrder;
  past: ReturnType<typeof useOrderAt>;
  at: number;
  onNow: () => void;
};

/** Says that what stands here is history; what can be done is done to the order as it is now. */
const PastNotice = ({ order, past, at, onNow }: PastProps) => (
  <Notice
    tone="arriving"
    icon={<History />}
    className="mt-4"
    actions={
      <>
        <Button size="small" onClick={onNow}>
          Back to now
        </Button>
        {past.status === 'error' && (
          <Button size="small" onClick={past.retry}>
            Try again
          </Button>
        )}
      </>
    }
  >
    <p>
      {past.status === 'error'
        ? `Version ${at} could not be loaded.`
        : `This is the order as it was at version ${at} of ${order.version}.`}
      {past.order !== undefined && (
        <>
          {' '}
          Then it was <StatusBadge status={past.order.status} />
        </>
      )}
    </p>
  </Notice>
);

const Facts = ({ order }: { order: Order }) => (
  <section aria-labelledby="facts">
    <h2 id="facts" className="mb-1 font-semibold">
      Customer
    </h2>
    <dl>
      <Fact name="Name">{order.customerName ?? 'Guest, without an account'}</Fact>
      {order.customerEmail !== null && order.customerEmail !== '' && (
        <Fact name="E-mail">
          <a
            href={`mailto:${order.customerEmail}`}
            className="break-all text-accent underline underline-offset-4"
          >
            {order.customerEmail}
          </a>
        </Fact>
      )}
      {order.country !== null && <Fact name="Country">{order.country}</Fact>}
      <Fact name="Placed">
        <Time at={order.createdAt} exact />
      </Fact>
      {order.trackingNumber !== null && (
        <Fact name="Tracking">
          <Tracking trackingNumber={order.trackingNumber} carrier={order.carrier} />
        </Fact>
      )}
      <Fact name="Version">{order.version}</Fact>
    </dl>
  </section>
);

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex justify-between gap-4 border-b py-2">
    <dt className="text-muted">{name}</dt>
    <dd className="min-w-0 text-right tabular-nums [overflow-wrap:anywhere]">{children}</dd>
  </div>
);
