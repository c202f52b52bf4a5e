'use client';

import { useCallback } from 'react';
import type { Change } from '#app/_consistency/core/drawing/change.ts';
import { useCommands } from '#app/_consistency/react/commands/use-commands.ts';
import { cartFrom } from './cart.ts';
import { offerToCart } from './offer.ts';
import { useCartPanel } from './use-cart-panel.ts';

/**
 * Brings an order that was not taken back into the cart; once it is there, it and all other
 * changes of it are forgotten.
 */
export const useEditOrder = (): ((change: Change, all: readonly Change[]) => void) => {
  const { setOpen } = useCartPanel();
  const { discard } = useCommands();
  return useCallback(
    ({ command }, all) => {
      if (command.type !== 'CreateOrder') return;
      offerToCart({
        contents: cartFrom(command, { note: command.note }),
        name: 'the order that was not placed',
        onTaken: () => {
          for (const { commandId } of all) discard(commandId);
        },
      });
      setOpen(true);
    },
    [setOpen, discard],
  );
};
