'use client';
import { useMemo } from 'react';
import type { DecisionBasis } from '#app/_consistency/core/pending/decision-basis.ts';
import type { OrderItem } from '#server/contracts/order.ts';
import type {
  AddNoteBody,
  CancelOrderBody,
  ShipOrderBody,
} from '#server/contracts/order-commands.ts';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import { useEngine } from '../engine-context.ts';
import { newId } from './new-id.ts';

/** A new order as the cart knows it; names and prices are only drawn until the server answers. */
export type NewOrder = {
  orderId: string;
  commandId: string;
  items: OrderItem[];
  currency: string;
  note?: string | undefined;
};

/** All that a viewer can do. Every change is drawn in the next frame and sent as soon as possible. */
export type Commands = {
  place: (order: NewOrder) => void;
  /** `seen` is what the viewer decided on: the command is refused if the order is another by then. */
  cancel: (orderId: string, body: CancelOrderBody, seen: DecisionBasis) => void;
  ship: (orderId: string, body: ShipOrderBody, seen: DecisionBasis) => void;
  deliver: (orderId: string, seen: DecisionBasis) => void;
  addNote: (orderId: string, body: AddNoteBody) => void;
  /** Asks again for a refused or blocked change, on what is drawn now. */
  retry: (commandId: string) => void;
  /** Forgets a refused or blocked change. */
  discard: (commandId: string) => void;
};

/** The viewer's commands; the same object in every render. */
export const useCommands = (): Commands => {
  const { engine } = useEngine();
  return useMemo(() => {
    const { viewer } = engine.store;
    const issue = (orderId: string, command: OrderCommand, seen?: DecisionBasis) =>
      engine.issue({ commandId: newId(), orderId, command, seen });
    return {
      place: ({ orderId, commandId, items, currency, note }) => {
        const customer = { id: viewer.id, name: viewer.name, email: viewer.email };
        const command = { orderId, customer, items, currency, country: null, note: note ?? null };
        engine.issue({ commandId, orderId, command: { type: 'CreateOrder', ...command } });
      },
      cancel: (orderId, { reason, note }, seen) =>
        issue(orderId, { type: 'CancelOrder', reason, note: note ?? null }, seen),
      ship: (orderId, { trackingNumber, carrier }, seen) =>
        issue(orderId, { type: 'ShipOrder', trackingNumber, carrier: carrier ?? null }, seen),
      deliver: (orderId, seen) => issue(orderId, { type: 'DeliverOrder' }, seen),
      addNote: (orderId, body) => issue(orderId, { type: 'AddNote', ...body }),
      retry: engine.retry,
      discard: engine.discard,
    };
  }, [engine]);
};
