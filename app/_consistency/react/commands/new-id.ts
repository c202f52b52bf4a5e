import { v7 } from 'uuid';

/** A new id for a command or an order: UUIDv7, the real id from the first frame on. */
export const newId = (): string => v7();
