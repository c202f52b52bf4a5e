import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInPath } from '#app/_session/sign-in/safe-next.ts';
import { ForViewer } from '#app/_session/viewer/for-viewer.tsx';
import { listSecurityLog } from '#server/accounts/list-security-log.ts';
import { pageSize } from '#server/contracts/page.ts';
import { may } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';
import { StaffOnly } from '../_frame/staff-only.tsx';
import { parseLogFilter, securityPath } from './_log/log-filter.ts';
import { SecurityScreen } from './_log/security-screen.tsx';

export const metadata: Metadata = { title: 'Security log · Admin' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SecurityLogPage({ searchParams }: Props) {
  const asked = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const filter = parseLogFilter(new URLSearchParams(asked));
  const path = securityPath(filter);
  const { viewer, noteRefusal, accounts } = await pageContext();
  if (viewer === null) redirect(signInPath(path));
  if (!may(viewer.role, 'read-security-log')) {
    noteRefusal('/admin/security');
    return <StaffOnly viewer={viewer} />;
  }
  const page = await listSecurityLog(accounts, viewer, {
    ...filter,
    limit: pageSize.records,
  });
  return (
    <ForViewer viewerId={viewer.id}>
      <SecurityScreen initial={{ path, page }} />
    </ForViewer>
  );
}
