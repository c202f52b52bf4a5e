import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInPath } from '#app/_session/sign-in/safe-next.ts';
import { ForViewer } from '#app/_session/viewer/for-viewer.tsx';
import { may } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';
import { getInsights } from '#server/queries/insights/get-insights.ts';
import { listAdminOrders } from '#server/queries/order-lists/list-admin-orders.ts';
import { StaffOnly } from '../_frame/staff-only.tsx';
import {
  areLastDays,
  insightsPath,
  lastDaysPath,
  parseInsightsFilter,
} from './_insights/insights-filter.ts';
import { InsightsScreen } from './_insights/insights-screen.tsx';

export const metadata: Metadata = { title: 'Insights · Admin' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const isEmpty = ({ orders, cancellations }: { orders: number; cancellations: number }) =>
  orders + cancellations === 0;

export default async function InsightsPage({ searchParams }: Props) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) {
    if (typeof value === 'string') params.set(name, value);
  }
  const filter = parseInsightsFilter(params);
  const { viewer, noteRefusal, readDb } = await pageContext();
  if (viewer === null) redirect(signInPath(insightsPath(filter)));
  if (!may(viewer.role, 'view-insights')) {
    noteRefusal('/admin/insights');
    return <StaffOnly viewer={viewer} />;
  }
  const insights = await getInsights(readDb, filter);
  const leadsOn = params.size === 0 && insights.totals.every(isEmpty);
  const [newest] =
    leadsOn || params.has('last')
      ? (await listAdminOrders(readDb, viewer, { sort: '-createdAt', limit: 1 })).data
      : [];
  if (leadsOn && newest !== undefined) redirect(lastDaysPath(newest.createdAt));
  const areLast = newest !== undefined && areLastDays(filter, newest.createdAt, Date.now());
  return (
    <ForViewer viewerId={viewer.id}>
      <InsightsScreen initial={{ path: insightsPath(filter), insights, areLast }} />
    </ForViewer>
  );
}
