import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInPath } from '#app/_session/sign-in/safe-next.ts';
import { ForViewer } from '#app/_session/viewer/for-viewer.tsx';
import { listUsers } from '#server/accounts/list-users.ts';
import { pageSize } from '#server/contracts/page.ts';
import { may } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';
import { StaffOnly } from '../_frame/staff-only.tsx';
import { parseUserFilter, usersPath } from './_users/user-filter.ts';
import { UsersScreen } from './_users/users-screen.tsx';

export const metadata: Metadata = { title: 'Users · Admin' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function UsersPage({ searchParams }: Props) {
  const { q, role } = await searchParams;
  const asked = new URLSearchParams({
    ...(typeof q === 'string' && { q }),
    ...(typeof role === 'string' && { role }),
  });
  const filter = parseUserFilter(asked);
  const path = usersPath(filter);
  const { viewer, noteRefusal, accounts } = await pageContext();
  if (viewer === null) redirect(signInPath(path));
  if (!may(viewer.role, 'manage-users')) {
    noteRefusal('/admin/users');
    return <StaffOnly viewer={viewer} />;
  }
  const page = await listUsers(accounts, viewer, { ...filter, limit: pageSize.records });
  return (
    <ForViewer viewerId={viewer.id}>
      <UsersScreen viewerId={viewer.id} initial={{ path, page }} />
    </ForViewer>
  );
}
