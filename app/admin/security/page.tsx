import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ForViewer } from '#app/_session/for-viewer.tsx';
import { signInPath } from '#app/_session/safe-next.ts';
import { listSecurityLog } from '#server/accounts/list-security-log.ts';
import { pageSize } from '#server/contracts/page.ts';
import { may } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';
import { StaffOnly } from '../_frame/staff-only.tsx';
import { parseKind, securityPath } from './_log/kind-filter.ts';
import { SecurityScreen } from './_log/security-screen.tsx';

export const metadata: Metadata = { title: 'Security log · Admin' };

type Props = { searchParams: Promise<{ kind?: string | string[] }> };

export default async function SecurityLogPage({ searchParams }: Props) {
  const { kind: asked } = await searchParams;
  const kind = parseKind(typeof asked === 'string' ? asked : undefined);
  const { viewer, noteRefusal, accounts } = await pageContext();
  if (viewer === null) redirect(signInPath(securityPath(kind)));
  if (!may(viewer.role, 'read-security-log')) {
    noteRefusal('/admin/security');
    return <StaffOnly viewer={viewer} />;
  }
  const initial = await listSecurityLog(accounts, viewer, {
    ...(kind && { kind }),
    limit: pageSize.records,
  });
  return (
    <ForViewer viewerId={viewer.id}>
      <SecurityScreen initial={initial} />
    </ForViewer>
  );
}
