'use client';

import { Printer } from 'lucide-react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { useTimeline } from '#app/_consistency/react/queries/use-timeline.ts';
import { orderData } from '#app/_orders/order-data.ts';
import { OrderLines } from '#app/_orders/order-lines.tsx';
import { orderName } from '#app/_orders/order-name.ts';
import { SavingMark } from '#app/_orders/saving/saving-mark.tsx';
import { StaleNotice } from '#app/_orders/stale-mark.tsx';
import { StatusBadge } from '#app/_orders/status-badge.tsx';
import { Timeline, TimelineSkeleton } from '#app/_orders/timeline/timeline.tsx';
import { Tracking } from '#app/_orders/tracking.tsx';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import { ProgressDots } from '#app/_ui/states/progress-dots.tsx';
import { Time } from '#app/_ui/text/time.tsx';
import { useTitle } from '#app/_ui/use-title.ts';
import type { Timeline as TimelineAnswer } from '#server/contracts/order-queries.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { nextStep } from './next-step.ts';
import { OrderActions } from './order-actions.tsx';

type Props = { order: DrawnOrder; viewer: Viewer; timeline: TimelineAnswer | undefined };

/** One order as its customer sees it. */
export const OrderDetail = ({ order, viewer, timeline }: Props) => {
  const history = useTimeline(order.id, timeline);
  useTitle(`${orderName(order)} · Evenkeel`);
  return (
    <article {...orderData(order)} className="mx-auto max-w-5xl">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div>
          <h1 className="text-muted">
            {orderName(order)}
            <span className="sr-only">, {order.status}</span>
          </h1>
          <p className="text-muted text-sm">
            Placed <Time at={order.createdAt} />
          </p>
        </div>
        <IconButton
          label="Print"
          icon={<Printer size={18} />}
          onClick={() => window.print()}
          className="print:hidden"
        />
      </header>
      <Standing order={order} />
      <StaleNotice order={order} skipped={history.skipped} />
      <div className="mt-6">
        <OrderActions order={order} />
      </div>
      <div className="mt-10 grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-10 md:grid-cols-[minmax(0,1fr)_18rem]">
        <section aria-labelledby="lines">
          <h2 id="lines" className="mb-1 font-semibold">
            What you ordered
          </h2>
          <OrderLines order={order} />
        </section>
        <section aria-labelledby="history">
          <h2 id="history" className="mb-4 font-semibold">
            What happened
          </h2>
          {history.status === 'loading' && <TimelineSkeleton />}
          {history.status === 'error' && (
            <ErrorState title="The history could not be loaded" onRetry={history.retry} />
          )}
          <Timeline entries={history.entries} viewer={viewer} customerName={order.customerName} />
        </section>
      </div>
    </article>
  );
};

const steps = ['Placed', 'Shipped', 'Delivered'];
const done = { pending: 1, shipped: 2, delivered: 3 };

const Standing = ({ order }: { order: DrawnOrder }) => {
  const { now, next } = nextStep(order);
  return (
    <div className="mt-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="font-semibold text-3xl tracking-tight">{now}</p>
        <StatusBadge status={order.status} />
        <SavingMark order={order} />
      </div>
      <p className="mt-1 text-muted">{next}</p>
      {order.trackingNumber !== null && (
        <p className="mt-2 text-sm">
          Tracking: <Tracking trackingNumber={order.trackingNumber} carrier={order.carrier} />
        </p>
      )}
      {order.status !== 'cancelled' && (
        <div className="mt-6 max-w-md print:hidden">
          <ProgressDots
            steps={steps}
            done={order.number === 0 ? 0 : done[order.status]}
            label="How far the order is"
          />
        </div>
      )}
    </div>
  );
};
