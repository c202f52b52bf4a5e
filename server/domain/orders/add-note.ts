import type { Decision } from '../rejection.ts';
import type { AddNote } from './commands.ts';
import type { OrderEvent } from './events.ts';
import { orderRef, type PlacedOrder } from './state.ts';

/** Keeps a note with an order, whatever its status. */
export const addNote = (
  { text, visibility }: AddNote,
  state: PlacedOrder,
): Decision<OrderEvent> => ({
  events: [{ type: 'NoteAdded', data: { ...orderRef(state), text, visibility } }],
});
