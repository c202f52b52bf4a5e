'use client';
import type { OrderItem } from '#server/contracts/order.ts';
import type {
  AddNoteBody,
  CancelOrderBody,
  ShipOrderBody,
} from '#server/contracts/order-commands.ts';

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
  cancel: (orderId: string, body: CancelOrderBody) => void;
  ship: (orderId: string, body: ShipOrderBody) => void;
  deliver: (orderId: string) => void;
  addNote: (orderId: string, body: AddNoteBody) => void;
  /** Asks again for a refused change. */
  retry: (commandId: string) => void;
  /** Forgets a refused or blocked change. */
  discard: (commandId: string) => void;
};

const nothing = () => undefined;
const thin: Commands = {
  place: nothing,
  cancel: nothing,
  ship: nothing,
  deliver: nothing,
  addNote: nothing,
  retry: nothing,
  discard: nothing,
};

/** The viewer's commands; the same object in every render. */
export const useCommands = (): Commands => thin;
