import type { Order } from '#server/contracts/order.ts';
import type { DecisionBasis } from '../pending/decision-basis.ts';
import type { Change } from './change.ts';

/**
 * An order as it is drawn: the server's truth with the viewer's own changes on top. `number` is 0
 * until the server has accepted the order. `changes` holds refused ones too, oldest first. `seen` is
 * what a command given now is decided on.
 */
export type DrawnOrder = Order & { changes: readonly Change[]; seen: DecisionBasis };
