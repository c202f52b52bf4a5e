import type { Role } from '#server/contracts/roles.ts';

/** Each role by name, and what it is for, in the words of the people who give it. */
export const roleNames: Record<Role, { name: string; may: string }> = {
  customer: { name: 'Customer', may: 'Places orders and sees their own.' },
  support: { name: 'Support', may: 'Sees all orders, writes notes, cancels.' },
  fulfilment: { name: 'Fulfilment', may: 'Sees all orders, ships and delivers.' },
  admin: { name: 'Admin', may: 'All of it, and users, insights, exports and operations.' },
};
