import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInPath } from '#app/_session/safe-next.ts';
import { pageContext } from '#server/http/page-context.ts';
import { countOrders } from '#server/queries/count-orders.ts';
import { listAdminOrders } from '#server/queries/list-admin-orders.ts';
import { StaffOnly } from '../_frame/staff-only.tsx';
import { adminListPath, defaultSort, parseAdminFilter } from './_list/admin-filter.ts';
import { AdminOrders } from './_list/admin-orders.tsx';

export const metadata: Metadata = { title: 'Orders · Admin' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AdminOrdersPage({ searchParams }: Props) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) {
    if (typeof value === 'string') params.set(name, value);
  }
  const { sort = defaultSort, ...filter } = parseAdminFilter(params);
  const path = adminListPath({ ...filter, sort });
  const { viewer, readDb } = await pageContext();
  if (viewer === null) redirect(signInPath(path));
  if (viewer.role !== 'admin') return <StaffOnly viewer={viewer} />;
  const [page, counts] = await Promise.all([
    listAdminOrders(readDb, viewer, { ...filter, sort, limit: 50 }),
    countOrders(readDb, viewer, 'all'),
  ]);
  return <AdminOrders initial={{ path, page }} counts={counts} />;
}
