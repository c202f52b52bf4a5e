import type { AllowedAction, Order } from '#server/contracts/order.ts';
import type { Actor } from '#server/contracts/roles.ts';
import { isFullOfNotes } from '#server/domain/orders/add-note.ts';
import { allowedActions } from '#server/domain/orders/allowed-actions.ts';
import { fromView, type OrderView } from '#server/domain/orders/view.ts';
import { type TravellingRow, viewFromRow } from '#server/projections/tables/order-row.ts';

/** The columns of an order that travel. */
export const orderColumns = [
  'id',
  'number',
  'customer_id',
  'customer_name',
  'customer_email',
  'country',
  'items',
  'total',
  'currency',
  'status',
  'created_at',
  'cancelled_at',
  'cancellation_reason',
  'shipped_at',
  'tracking_number',
  'carrier',
  'delivered_at',
  'version',
  'position',
  'command_ids',
  'stale_since',
] as const satisfies (keyof TravellingRow)[];

/** An order as this viewer may see it, with what they may do to it now. */
export const orderFromRow = (row: TravellingRow, viewer: Pick<Actor, 'id' | 'role'>): Order =>
  orderForViewer(viewFromRow(row), viewer);

/** A view with what this viewer may do to the order now. */
export const orderForViewer = (view: OrderView, actor: Pick<Actor, 'id' | 'role'>): Order => ({
  ...view,
  allowedActions: actionsFor(view, actor),
});

const remembered = new Map<string, AllowedAction[]>();

/**
 * The decider looks at an order's status, whose it is, whether it is full of notes, and the actor's
 * role. It is asked once for each of these: for every order of a page it took a quarter of the page's own time.
 */
const actionsFor = (view: OrderView, { id, role }: Pick<Actor, 'id' | 'role'>): AllowedAction[] => {
  const isFull = isFullOfNotes(view, role);
  const key = `${view.status} ${role} ${view.customerId === id} ${isFull}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const actions = allowedActions(fromView(view), { id, role });
  remembered.set(key, actions);
  return actions;
};
