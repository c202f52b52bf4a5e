import { NothingHere } from '#app/_frame/nothing-here.tsx';
import { isStaff } from '#server/contracts/permissions.ts';
import { pageContext } from '#server/http/page-context.ts';

/** Inside this area's frame: the root's page would bring a second frame into it. */
export default async function NotFound() {
  const { viewer } = await pageContext();
  const desk = { href: '/admin/orders', label: 'Go to the orders' };
  return <NothingHere {...(viewer !== null && isStaff(viewer.role) && { home: desk })} />;
}
