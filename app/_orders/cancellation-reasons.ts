import type { CancellationReason } from '#server/contracts/order.ts';
import { isStaff } from '#server/contracts/permissions.ts';
import type { Role } from '#server/contracts/roles.ts';

const own: Record<CancellationReason, string> = {
  'changed-mind': 'I changed my mind',
  'ordered-by-mistake': 'I ordered by mistake',
  'found-cheaper': 'I found it cheaper elsewhere',
  'too-slow': 'It takes too long',
  fraud: 'Suspected fraud',
  'out-of-stock': 'Out of stock',
  other: 'Another reason',
};

const told: Record<CancellationReason, string> = {
  'changed-mind': 'Changed their mind',
  'ordered-by-mistake': 'Ordered by mistake',
  'found-cheaper': 'Found it cheaper elsewhere',
  'too-slow': 'Takes too long',
  fraud: 'Suspected fraud',
  'out-of-stock': 'Out of stock',
  other: 'Another reason',
};

const forShop: readonly CancellationReason[] = ['fraud', 'out-of-stock'];

/** The reasons that this person may give, in the words they would use themselves. */
export const reasonOptions = (role: Role) =>
  (Object.keys(own) as CancellationReason[])
    .filter((reason) => isStaff(role) || !forShop.includes(reason))
    .map((value) => ({ value, label: isStaff(role) ? told[value] : own[value] }));

/** A reason as it is told of somebody: to a customer of themselves, to an admin of the customer. */
export const reasonText = (reason: CancellationReason, role: Role): string =>
  role === 'customer' && reason === 'changed-mind' ? 'You changed your mind' : told[reason];
