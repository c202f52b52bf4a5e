import * as z from 'zod/mini';
import { type OrderChanges, orderChanges } from '#server/contracts/order-queries.ts';
import type { Asked } from '../core/action.ts';
import { openTabChannel } from '../storage/tab-channel.ts';

const pollMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asking') }),
  z.object({
    kind: z.literal('answer'),
    answer: orderChanges,
    asked: z.object({
      epoch: z.nullable(z.string()),
      cursor: z.nullable(z.int()),
      revision: z.optional(z.nullable(z.int())),
    }),
  }),
]);

export type SharedPolls = {
  /** Tells the other tabs that this one polls now: they wait on. */
  asking: () => void;
  /** Gives them the answer. */
  answered: (answer: OrderChanges, asked: Asked) => void;
  close: () => void;
};

/**
 * Makes the polls of a user's tabs one loop: whichever is due first asks for all of them. A tab that
 * dies while it asks delays the others by one wait; without BroadcastChannel each tab asks for itself.
 */
export const openSharedPolls = (
  userId: string,
  hear: { asking: () => void; answered: (answer: OrderChanges, asked: Asked) => void },
): SharedPolls => {
  const channel = openTabChannel(`evenkeel:${userId}:polls`, pollMessage, (message) => {
    if (message.kind === 'asking') hear.asking();
    else hear.answered(message.answer, message.asked);
  });
  return {
    asking: () => channel.post({ kind: 'asking' }),
    answered: (answer, asked) => channel.post({ kind: 'answer', answer, asked }),
    close: channel.close,
  };
};
