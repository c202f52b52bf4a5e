import { type Action, may } from '#server/contracts/permissions.ts';
import type { Role } from '#server/contracts/roles.ts';

const places: readonly { href: string; label: string; needs: Action }[] = [
  { href: '/admin/orders', label: 'Orders', needs: 'view-orders' },
  { href: '/admin/orders?status=pending', label: 'Orders to ship', needs: 'view-orders' },
  { href: '/admin/orders?stale=true', label: 'Orders that are stale', needs: 'operate' },
  { href: '/admin/insights', label: 'Insights', needs: 'view-insights' },
  { href: '/admin/customers', label: 'Customers', needs: 'view-customers' },
  { href: '/admin/operations', label: 'Operations', needs: 'operate' },
  { href: '/admin/users', label: 'Users', needs: 'manage-users' },
  { href: '/admin/security', label: 'Security log', needs: 'read-security-log' },
];

/** The pages that this role may open. */
export const placesOf = (role: Role): { href: string; label: string }[] =>
  places.filter(({ needs }) => may(role, needs, 'all'));
