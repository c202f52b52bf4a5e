import type { OrderCommand } from '#server/domain/orders/commands.ts';

/**
 * One of the viewer's own changes, as a screen may show it. `sending`: not answered yet; `saved`:
 * accepted, not in the views yet; `unknown`: no answer came, being checked; `refused`: final, with
 * its reason; `blocked`: not sent because an earlier change of the same order was refused; `unsent`:
 * the session has ended, it is kept and goes out after signing in again.
 */
export type ChangeState = 'sending' | 'saved' | 'unknown' | 'refused' | 'blocked' | 'unsent';

/** How long a change has been on its way: under 0.3 s, under 2 s, under 10 s, longer. */
export type ChangePhase = 'quiet' | 'saving' | 'late' | 'stuck';

export type Change = {
  commandId: string;
  orderId: string;
  type: OrderCommand['type'];
  state: ChangeState;
  /** When the viewer asked for it, ms since 1970 by this browser's clock. */
  since: number;
  phase: ChangePhase;
  /** Why it was refused or blocked, a sentence for people. */
  reason?: string;
  /** The rule or problem code behind `reason`, e.g. `order-not-pending`. */
  code?: string;
  /** Where in the log it was accepted. */
  position?: number;
  /** The version of the order's row that it was decided on, where that matters. */
  basisVersion?: number;
  /** How many own changes were drawn on that row: they are not somebody else's. */
  ownBefore?: number;
  /** The command itself, so that it can be edited and asked again. */
  command: OrderCommand;
};

/** Whether a change came back, or waits behind one that did. */
export const isRefused = ({ state }: Pick<Change, 'state'>): boolean =>
  state === 'refused' || state === 'blocked';
