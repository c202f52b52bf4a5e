import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { signInPath } from '#app/_session/sign-in/safe-next.ts';
import { ForViewer } from '#app/_session/viewer/for-viewer.tsx';
import { pageSize } from '#server/contracts/page.ts';
import { isStaff } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';
import { countOrders } from '#server/queries/order-lists/count-orders.ts';
import { listAdminOrders } from '#server/queries/order-lists/list-admin-orders.ts';
import { StaffOnly } from '../_frame/staff-only.tsx';
import { AdminOrders } from './_list/admin-orders.tsx';
import { columnsCookie } from './_list/columns/columns-cookie.ts';
import { defaultColumns, parseColumns } from './_list/columns/columns-model.ts';
import { adminListPath, defaultSort, parseAdminFilter } from './_list/filters/admin-filter.ts';

export const metadata: Metadata = { title: 'Orders · Admin' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AdminOrdersPage({ searchParams }: Props) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) {
    if (typeof value === 'string') params.set(name, value);
  }
  const { sort = defaultSort, ...filter } = parseAdminFilter(params);
  const path = adminListPath({ ...filter, sort });
  const { viewer, noteRefusal, readDb } = await pageContext();
  if (viewer === null) redirect(signInPath(path));
  if (!isStaff(viewer.role)) {
    noteRefusal('/admin/orders');
    return <StaffOnly viewer={viewer} />;
  }
  const [page, counts] = await Promise.all([
    listAdminOrders(readDb, viewer, { ...filter, sort, limit: pageSize.allOrders }),
    countOrders(readDb, viewer, 'all'),
  ]);
  const kept = parseColumns((await cookies()).get(columnsCookie(viewer.id))?.value);
  return (
    <ForViewer viewerId={viewer.id}>
      <AdminOrders
        viewer={viewer}
        initial={{ path, page }}
        counts={counts}
        kept={kept ?? defaultColumns}
      />
    </ForViewer>
  );
}
