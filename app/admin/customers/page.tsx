import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInPath } from '#app/_session/sign-in/safe-next.ts';
import { ForViewer } from '#app/_session/viewer/for-viewer.tsx';
import { pageSize } from '#server/contracts/page.ts';
import { may } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';
import { listCustomers } from '#server/queries/list-customers.ts';
import { StaffOnly } from '../_frame/staff-only.tsx';
import { customersPath, parseCustomerFilter } from './_customers/customer-filter.ts';
import { CustomersScreen } from './_customers/customers-screen.tsx';

export const metadata: Metadata = { title: 'Customers · Admin' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CustomersPage({ searchParams }: Props) {
  const { q, sort } = await searchParams;
  const filter = parseCustomerFilter(
    new URLSearchParams({
      ...(typeof q === 'string' && { q }),
      ...(typeof sort === 'string' && { sort }),
    }),
  );
  const path = customersPath(filter);
  const { viewer, noteRefusal, readDb } = await pageContext();
  if (viewer === null) redirect(signInPath(path));
  if (!may(viewer.role, 'view-customers')) {
    noteRefusal('/admin/customers');
    return <StaffOnly viewer={viewer} />;
  }
  const page = await listCustomers(readDb, viewer, {
    sort: '-registeredAt',
    ...filter,
    limit: pageSize.records,
  });
  return (
    <ForViewer viewerId={viewer.id}>
      <CustomersScreen initial={{ path, page }} />
    </ForViewer>
  );
}
