import { cookies } from 'next/headers';
import { type ReactNode, Suspense } from 'react';
import { PlainFrame } from '#app/_frame/plain-frame.tsx';
import { ForViewer } from '#app/_session/viewer/for-viewer.tsx';
import { isStaff } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';
import { AdminFrame } from './_frame/admin-frame.tsx';
import { railCookie } from './_frame/rail-cookie.ts';
import { firstViewCookie } from './orders/_list/views/first-view-cookie.ts';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { viewer, demo } = await pageContext();
  if (viewer === null || !isStaff(viewer.role)) return <PlainFrame>{children}</PlainFrame>;
  const sent = await cookies();
  const isSmall = sent.get(railCookie)?.value === 'small';
  const home = sent.has(firstViewCookie(viewer.id)) ? '/admin' : '/admin/orders';
  return (
    <Suspense>
      <ForViewer viewerId={viewer.id}>
        <AdminFrame viewer={viewer} demo={demo} home={home} initiallySmall={isSmall}>
          {children}
        </AdminFrame>
      </ForViewer>
    </Suspense>
  );
}
