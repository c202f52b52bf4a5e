import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { orderName } from '#app/_orders/order-name.ts';
import { signInPath } from '#app/_session/sign-in/safe-next.ts';
import { ForViewer } from '#app/_session/viewer/for-viewer.tsx';
import { uuid } from '#server/contracts/identifiers.ts';
import { isStaff } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';
import { getOrder } from '#server/queries/orders/get-order.ts';
import { listTimeline } from '#server/queries/orders/list-timeline.ts';
import { OrderScreen } from './_order/order-screen.tsx';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = uuid.safeParse((await params).id);
  const { viewer, readDb } = await pageContext();
  if (viewer === null || !id.success) return { title: 'Order' };
  const { order } = await getOrder(readDb, viewer, id.data);
  return { title: order === undefined ? 'Order' : orderName(order) };
}

/**
 * An order that the views lack is left to the browser, which may have placed it a moment ago; it
 * says so when nobody knows it.
 */
export default async function OrderPage({ params }: Props) {
  const id = uuid.safeParse((await params).id);
  if (!id.success) notFound();
  const { viewer, readDb } = await pageContext();
  if (viewer === null) redirect(signInPath(`/orders/${id.data}`));
  if (isStaff(viewer.role)) redirect(`/admin/orders/${id.data}`);
  const [{ order, meta: orderMeta }, { data, leftOut, meta }] = await Promise.all([
    getOrder(readDb, viewer, id.data),
    listTimeline(readDb, viewer, id.data),
  ]);
  return (
    <ForViewer viewerId={viewer.id}>
      <OrderScreen
        id={id.data}
        viewer={viewer}
        initial={order && { order, meta: orderMeta }}
        timeline={data && { data, leftOut, meta }}
      />
    </ForViewer>
  );
}
