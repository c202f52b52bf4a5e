'use client';

import { useEffect } from 'react';
import { useCommands } from '#app/_consistency/react/commands/use-commands.ts';
import { usePlaced } from '#app/_consistency/react/commands/use-placed.ts';
import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { orderFromCart } from './order-from-cart.ts';
import { forgetPlacing, readPlacing } from './placing-store.ts';

/** Places again, under its own keys, what a reload tore out of the page before it was saved. */
export const useKeepPlacing = (): void => {
  const { place } = useCommands();
  const viewer = useViewer();
  const placed = usePlaced();
  useEffect(() => {
    if (placed === undefined) return;
    const own = readPlacing().filter(({ viewerId }) => viewerId === viewer?.id);
    for (const entry of own) {
      const order = placed(entry.keys) === 'unknown' ? orderFromCart(entry) : undefined;
      if (order !== undefined) place(order);
    }
    const safe = own.filter(({ keys }) => placed(keys) === 'safe');
    forgetPlacing(new Set(safe.map(({ keys }) => keys.commandId)));
  }, [placed, viewer, place]);
};
