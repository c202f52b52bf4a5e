import type { ReactNode } from 'react';
import { Tracking } from '#app/_orders/tracking.tsx';
import { countOf } from '#app/_ui/text/format-number.ts';
import { Money } from '#app/_ui/text/money.tsx';
import { Time } from '#app/_ui/text/time.tsx';
import type { Order } from '#server/contracts/order.ts';

/** What one asks first, before the lines: how much, of how many, whose, since when. */
export const OrderSummary = ({ order }: { order: Order }) => (
  <p className="mt-1 flex flex-wrap gap-x-2 text-muted">
    <Money amount={order.total} currency={order.currency} className="font-medium text-ink" />
    <span aria-hidden>·</span>
    {countOf(order.items.length, 'line')}
    <span aria-hidden>·</span>
    <span className="[overflow-wrap:anywhere]">{order.customerName ?? 'Guest'}</span>
    <span aria-hidden>·</span>
    <Time at={order.createdAt} exact />
  </p>
);

/** Whose order it is, and where and when. */
export const OrderFacts = ({ order }: { order: Order }) => (
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
