'use client';

import type { Change } from '#app/_consistency/core/drawing/change.ts';
import { useCommands } from '#app/_consistency/react/commands/use-commands.ts';
import { givenUpWith } from '#app/_orders/refusals/given-up-with.ts';
import { RefusalNotes } from '#app/_orders/refusals/refusal-notes.tsx';
import { useEditFromUrl } from '#app/_orders/refusals/use-edit-from-url.ts';
import { useEditOrder } from '../../_cart/use-edit-order.ts';

type Props = {
  /** All changes of an order that the shop did not take, those held back behind it included. */
  changes: readonly Change[];
  /** Called when nothing is left of it. */
  onGone?: () => void;
  /** Where no toast speaks of it. */
  isSpoken?: boolean;
};

/** Why a new order was not placed. Giving it up gives up what was held back behind it too. */
export const RefusedNewOrder = ({ changes, onGone, isSpoken = false }: Props) => {
  const { retry, discard } = useCommands();
  const editOrder = useEditOrder();
  const edit = (change: Change) => editOrder(change, changes);
  useEditFromUrl(changes, edit);
  const giveUp = (commandId: string) => {
    const given = givenUpWith(commandId, changes);
    given.forEach(discard);
    if (given.length === changes.length) onGone?.();
  };
  return (
    <RefusalNotes
      changes={changes}
      onRetry={retry}
      onDiscard={giveUp}
      onEdit={edit}
      isSpoken={isSpoken}
    />
  );
};
