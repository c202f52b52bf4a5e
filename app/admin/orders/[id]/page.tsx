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
import { parkedSince } from '#server/queries/orders/parked-since.ts';
import { StaffOnly } from '../../_frame/staff-only.tsx';
import { AdminOrderScreen } from './_order/admin-order-screen.tsx';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = uuid.safeParse((await params).id);
  const { viewer, readDb } = await pageContext();
  if (viewer === null || !isStaff(viewer.role) || !id.success) return { title: 'Order · Admin' };
  const { order } = await getOrder(readDb, viewer, id.data);
  return { title: order === undefined ? 'Order · Admin' : `${orderName(order)} · Admin` };
}

export default async function AdminOrderPage({ params }: Props) {
  const id = uuid.safeParse((await params).id);
  if (!id.success) notFound();
  const { viewer, noteRefusal, readDb, explain } = await pageContext();
  if (viewer === null) redirect(signInPath(`/admin/orders/${id.data}`));
  if (!isStaff(viewer.role)) {
    noteRefusal('/admin/orders/{id}');
    return <StaffOnly viewer={viewer} />;
  }
  const [{ order, meta: orderMeta }, { data, leftOut, meta }] = await Promise.all([
    getOrder(readDb, viewer, id.data),
    listTimeline(readDb, viewer, id.data),
  ]);
  return (
    <ForViewer viewerId={viewer.id}>
      <AdminOrderScreen
        id={id.data}
        viewer={viewer}
        initial={order && { order, meta: orderMeta }}
        heldUpSince={order === undefined ? await parkedSince(readDb, id.data) : undefined}
        skipped={leftOut}
        timeline={data && { data: await explain(id.data, data), leftOut, meta }}
      />
    </ForViewer>
  );
}
