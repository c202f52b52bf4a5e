import type { Order } from '#server/contracts/order.ts';
import type { CommandAccepted } from '#server/contracts/order-commands.ts';
import type { OrderChanges } from '#server/contracts/order-queries.ts';
import type { Meta } from '#server/contracts/page.ts';
import type { Promised } from '../promised-cookie.ts';
import type { Link } from './engine-state.ts';
import type { DecisionBasis } from './pending/decision-basis.ts';
import type { PendingCommand } from './pending/pending-command.ts';

/** The engine's epoch, cursor and revision when a request left, to judge its answer by. */
export type Asked = {
  epoch: string | null;
  cursor: number | null;
  revision?: number | null | undefined;
};

/** All that can happen to the engine. `at` is ms since 1970 by this browser's clock. */
export type Action =
  /** The pending log and positions that earlier pages of this browser left. */
  | {
      type: 'loaded';
      commands: readonly PendingCommand[];
      /** Ids of those that were absorbed or discarded in this log. */
      tombstones?: readonly string[];
      epoch: string | null;
      knownPosition: number;
      shownPosition: number;
      /** Rows that were shown ahead of every view. */
      rowsAheadOfViews?: readonly Order[];
      /** The position that the cookie says no page of this browser must lack. */
      promised?: Promised | undefined;
      durable: boolean;
    }
  | { type: 'issued'; entry: PendingCommand }
  | { type: 'sending'; commandId: string }
  | { type: 'unanswered'; commandId: string }
  /** Nobody is signed in any more, as the answer to a command (which is kept) or to a read. */
  | { type: 'session-ended'; commandId?: string }
  | {
      type: 'accepted';
      accepted: Pick<CommandAccepted, 'commandId' | 'version' | 'position' | 'epoch'>;
      at: number;
    }
  | {
      type: 'refused';
      commandId: string;
      refusal: { code: string; message: string };
      current?: Order;
    }
  | { type: 'asked-again'; commandId: string; at: number; seen?: DecisionBasis | undefined }
  | { type: 'discarded'; commandId: string }
  /** Another tab tells of a command, or of positions. */
  | { type: 'tab-entry'; entry: PendingCommand }
  | { type: 'tab-position'; epoch: string | null; knownPosition: number; shownPosition: number }
  /** Rows that the server rendered into the page, and what they are true for. */
  | { type: 'seeded'; orders: readonly Order[]; meta: Meta }
  /** A page, counts, or one order (which has no meta). */
  | { type: 'answered'; orders: readonly Order[]; meta?: Meta; asked: Asked; at: number }
  | { type: 'hello'; epoch: string; position: number; at: number }
  /** A row, or a heartbeat: where the view is, how far (ms) behind the log, and its revision. */
  | {
      type: 'pushed';
      position: number;
      previous: number;
      order?: Order;
      lagMs?: number | undefined;
      revision?: number | undefined;
      at: number;
    }
  | { type: 'changed'; answer: OrderChanges; asked: Asked; at: number }
  /** Too much has changed to fetch it row by row. */
  | { type: 'skipped'; position: number }
  | { type: 'linked'; link: Link }
  | { type: 'undurable' }
  /** Somebody has read that the log was restored. */
  | { type: 'restore-noted' }
  | { type: 'ticked'; now: number };
