'use client';
import { useCallback } from 'react';
import { useEngine, useEngineState } from '../engine-context.ts';

/**
 * How safe an order being placed is: `unknown` if this page knows nothing of it; `drawn` while only it
 * has it; `safe` once the pending log on disk has it, the server has it, or it was refused.
 */
export type Placed = 'unknown' | 'drawn' | 'safe';

/** Tells how safe an order is; undefined before the pending log of earlier pages was read. */
export const usePlaced = ():
  | ((keys: { orderId: string; commandId: string }) => Placed)
  | undefined => {
  const { engine } = useEngine();
  const { loaded, pending, entities, durable } = useEngineState();
  const placed = useCallback(
    ({ orderId, commandId }: { orderId: string; commandId: string }): Placed => {
      const entry = pending.find((candidate) => candidate.commandId === commandId);
      if (entities.has(orderId) || entry?.state === 'refused') return 'safe';
      if (entry === undefined) return 'unknown';
      // The sender waits for the log to be saved before it sends.
      return durable && entry.state !== 'queued' ? 'safe' : 'drawn';
    },
    [pending, entities, durable],
  );
  return loaded && engine.store.viewer.id !== '' ? placed : undefined;
};
