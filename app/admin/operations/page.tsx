import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInPath } from '#app/_session/sign-in/safe-next.ts';
import { ForViewer } from '#app/_session/viewer/for-viewer.tsx';
import { may } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';
import { StaffOnly } from '../_frame/staff-only.tsx';
import { OperationsScreen } from './_operations/operations-screen.tsx';

export const metadata: Metadata = { title: 'Operations · Admin' };

export default async function OperationsPage() {
  const { viewer, noteRefusal, operations } = await pageContext();
  if (viewer === null) redirect(signInPath('/admin/operations'));
  if (!may(viewer.role, 'operate')) {
    noteRefusal('/admin/operations');
    return <StaffOnly viewer={viewer} />;
  }
  const [list, overview] = await Promise.all([operations.list(), operations.overview()]);
  return (
    <ForViewer viewerId={viewer.id}>
      <OperationsScreen list={list} overview={overview} />
    </ForViewer>
  );
}
