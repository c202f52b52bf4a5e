import type { BulkAction, BulkItem } from '#app/_consistency/bulk/bulk-plan.ts';

/** What a piece of work is called while it is asked for, while it goes on and when it is done. */
export const bulkWords: Record<
  BulkAction,
  { ask: string; now: string; done: string; final: string }
> = {
  ship: {
    ask: 'Ship',
    now: 'Shipping',
    done: 'shipped',
    final: 'A shipped order cannot be taken back: its customer is told at once.',
  },
  deliver: {
    ask: 'Deliver',
    now: 'Delivering',
    done: 'delivered',
    final: 'A delivered order stays delivered.',
  },
  cancel: {
    ask: 'Cancel',
    now: 'Cancelling',
    done: 'cancelled',
    final: 'A cancelled order cannot be brought back; its customer would have to order again.',
  },
};

/** What is said of an order of it: `Shipped`, `Refused`. */
export const resultWord = (action: BulkAction, state: BulkItem['state']): string => {
  switch (state) {
    case 'done':
      return bulkWords[action].done.replace(/^./, (first) => first.toUpperCase());
    case 'refused':
      return 'Refused';
    case 'left-out':
      return 'Left out';
    case 'sent':
      return 'Saving';
    case 'waiting':
      return 'To go';
    default:
      return state satisfies never;
  }
};
