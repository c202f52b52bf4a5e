import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { listSavedViews } from '#server/accounts/list-saved-views.ts';
import { isStaff } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';
import { listPath, stateOfView } from './orders/_list/list-url.ts';
import { firstViewCookie } from './orders/_list/views/first-view-cookie.ts';

/** The desk opens with the saved view that its viewer has chosen for it, or with all orders. */
export default async function AdminPage() {
  const { viewer, accounts } = await pageContext();
  const first = viewer && (await cookies()).get(firstViewCookie(viewer.id))?.value;
  if (!viewer || !first || !isStaff(viewer.role)) redirect('/admin/orders');
  const { data } = await listSavedViews(accounts.authDb, viewer);
  const view = data.find(({ id }) => id === first);
  redirect(view === undefined ? '/admin/orders' : listPath(stateOfView(view)));
}
