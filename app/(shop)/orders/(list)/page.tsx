import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInPath } from '#app/_session/sign-in/safe-next.ts';
import { ForViewer } from '#app/_session/viewer/for-viewer.tsx';
import { orderStatus } from '#server/contracts/order.ts';
import { pageSize } from '#server/contracts/page.ts';
import { isStaff } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';
import { countOrders } from '#server/queries/order-lists/count-orders.ts';
import { listOrders } from '#server/queries/order-lists/list-orders.ts';
import { MyOrders } from '../_list/my-orders.tsx';

export const metadata: Metadata = { title: 'My orders' };

type Props = { searchParams: Promise<{ status?: string | string[] }> };

export default async function MyOrdersPage({ searchParams }: Props) {
  const status = orderStatus.safeParse((await searchParams).status).data;
  const { viewer, readDb } = await pageContext();
  if (viewer === null) redirect(signInPath(status ? `/orders?status=${status}` : '/orders'));
  if (isStaff(viewer.role)) redirect('/admin/orders');
  const [initial, counts] = await Promise.all([
    listOrders(readDb, viewer, { ...(status && { status }), limit: pageSize.ownOrders }),
    countOrders(readDb, viewer, 'own'),
  ]);
  return (
    <ForViewer viewerId={viewer.id}>
      <MyOrders key={status ?? 'all'} status={status} initial={initial} counts={counts} />
    </ForViewer>
  );
}
