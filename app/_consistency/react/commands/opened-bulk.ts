import type { Bulk } from '#app/_consistency/bulk/create-bulk.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';

/** The bulk work of each engine, once it was asked for: a page that has none loads none of its code. */
export const openedBulk = new WeakMap<Engine, Bulk>();
