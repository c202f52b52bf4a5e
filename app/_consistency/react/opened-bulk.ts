import type { Bulk } from '../bulk/create-bulk.ts';
import type { Engine } from '../create-engine.ts';

/** The bulk work of each engine, once it was asked for: a page that has none loads none of its code. */
export const openedBulk = new WeakMap<Engine, Bulk>();
