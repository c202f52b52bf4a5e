import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { orderName } from '#app/_orders/order-name.ts';
import { signInPath } from '#app/_session/safe-next.ts';
import { uuid } from '#server/contracts/identifiers.ts';
import { pageContext } from '#server/http/page-context.ts';
import { getOrder } from '#server/queries/get-order.ts';
import { listTimeline } from '#server/queries/list-timeline.ts';
import { StaffOnly } from '../../_frame/staff-only.tsx';
import { AdminOrderScreen } from './_order/admin-order-screen.tsx';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = uuid.safeParse((await params).id);
  const { viewer, readDb } = await pageContext();
  if (viewer?.role !== 'admin' || !id.success) return { title: 'Order · Admin' };
  const { order } = await getOrder(readDb, viewer, id.data);
  return { title: order === undefined ? 'Order · Admin' : `${orderName(order)} · Admin` };
}

export default async function AdminOrderPage({ params }: Props) {
  const id = uuid.safeParse((await params).id);
  if (!id.success) notFound();
  const { viewer, readDb } = await pageContext();
  if (viewer === null) redirect(signInPath(`/admin/orders/${id.data}`));
  if (viewer.role !== 'admin') return <StaffOnly viewer={viewer} />;
  const [{ order }, { data, meta }] = await Promise.all([
    getOrder(readDb, viewer, id.data),
    listTimeline(readDb, viewer, id.data),
  ]);
  return (
    <AdminOrderScreen
      id={id.data}
      viewer={viewer}
      initial={order}
      timeline={data && { data, meta }}
    />
  );
}
