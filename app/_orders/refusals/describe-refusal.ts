import type { Change } from '#app/_consistency/core/drawing/change.ts';
import type { OrderAction } from '#server/contracts/order.ts';

const failed: Record<Change['type'], string> = {
  CreateOrder: 'Could not place this order',
  CancelOrder: 'Could not cancel',
  ShipOrder: 'Could not ship',
  DeliverOrder: 'Could not mark as delivered',
  AddNote: 'Could not add the note',
};

const heldBack: Record<Change['type'], string> = {
  CreateOrder: 'This order was not placed',
  CancelOrder: 'The cancellation was not sent',
  ShipOrder: 'The shipment was not sent',
  DeliverOrder: 'The delivery was not sent',
  AddNote: 'The note was not sent',
};

/** What did not work and why, in one breath. */
export const describeRefusal = (change: Change): string =>
  `${failed[change.type]}: ${inSentence(change.reason ?? 'the shop refused it.')}`;

/** The same after the name of the order, for a place where the order is not in sight. */
export const describeRefusalOf = (name: string, change: Change): string =>
  `${name}: ${inSentence(describeRefusal(change))}`;

/**
 * What became of a change that stood behind a refused one, and what happens next: while that one
 * is unsettled nothing, then its author decides.
 */
export const describeBlocked = (change: Change, isFirstSettled: boolean): string =>
  isFirstSettled
    ? `${heldBack[change.type]}: the change before it was refused. That one is settled now, so this one can be sent.`
    : `${heldBack[change.type]}: the change before it was refused. Settle that one first; then you can send this one.`;

/** Whether no refused change stands before those of an order that were held back. */
export const isSettled = (changes: readonly Change[]): boolean =>
  changes.every(({ state }) => state !== 'refused');

/** Whether somebody else had changed the order since it was decided. */
export const isConflict = ({ code }: Change): boolean => code === 'version-conflict';

/** The action that must be allowed for the change to be asked again. */
export const actionOf: Record<Change['type'], OrderAction | undefined> = {
  CreateOrder: undefined,
  CancelOrder: 'cancel',
  ShipOrder: 'ship',
  DeliverOrder: 'deliver',
  AddNote: 'add-note',
};

/** A sentence as it goes on after a colon. */
const inSentence = (text: string): string =>
  /^(I\b|[A-Z]{2})/.test(text) ? text : `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`;
