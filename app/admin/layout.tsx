import { cookies } from 'next/headers';
import { type ReactNode, Suspense } from 'react';
import { PlainFrame } from '#app/_session/plain-frame.tsx';
import { pageContext } from '#server/http/page-context.ts';
import { AdminFrame } from './_frame/admin-frame.tsx';
import { railCookie } from './_frame/rail-cookie.ts';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { viewer, demo } = await pageContext();
  if (viewer?.role !== 'admin') return <PlainFrame>{children}</PlainFrame>;
  const isSmall = (await cookies()).get(railCookie)?.value === 'small';
  return (
    <Suspense>
      <AdminFrame viewer={viewer} demo={demo} initiallySmall={isSmall}>
        {children}
      </AdminFrame>
    </Suspense>
  );
}
