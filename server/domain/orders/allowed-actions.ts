import type { AllowedAction, OrderAction } from '#server/contracts/order.ts';
import type { Actor } from '#server/contracts/roles.ts';
import type { OrderCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { OrderState } from './state.ts';

/** The least demanding command behind each action: if even this is refused, the action is. */
const probes: Record<OrderAction, OrderCommand> = {
  cancel: { type: 'CancelOrder', reason: 'changed-mind', note: null },
  ship: { type: 'ShipOrder', trackingNumber: '-', carrier: null },
  deliver: { type: 'DeliverOrder' },
  'add-note': { type: 'AddNote', text: '-', visibility: 'customer' },
};

/** What this actor may do to the order now, asked of the decider itself so that no rule is told twice. */
export const allowedActions = (state: OrderState, actor: Actor): AllowedAction[] =>
  (Object.keys(probes) as OrderAction[]).map((action) => {
    const decision = decide(probes[action], state, { actor });
    return 'events' in decision
      ? { action, allowed: true }
      : { action, allowed: false, reason: decision.rejection.message };
  });
