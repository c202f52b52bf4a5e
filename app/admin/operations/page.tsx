import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ForViewer } from '#app/_session/for-viewer.tsx';
import { signInPath } from '#app/_session/safe-next.ts';
import { may } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';
import { StaffOnly } from '../_frame/staff-only.tsx';
import { OperationsScreen } from './_operations/operations-screen.tsx';

export const metadata: Metadata = { title: 'Operations · Admin' };

export default async function OperationsPage() {
  const { viewer, noteRefusal, machine } = await pageContext();
  if (viewer === null) redirect(signInPath('/admin/operations'));
  if (!may(viewer.role, 'operate')) {
    noteRefusal('/admin/operations');
    return <StaffOnly viewer={viewer} />;
  }
  const [list, overview] = await Promise.all([machine.list(), machine.overview()]);
  return (
    <ForViewer viewerId={viewer.id}>
      <OperationsScreen list={list} overview={overview} />
    </ForViewer>
  );
}
