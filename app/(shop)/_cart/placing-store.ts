import * as z from 'zod/mini';
import { cart, cartKeys } from './cart.ts';

/**
 * What was taken out of the cart to be placed and is not known to be anywhere else yet. The pending
 * log is saved a moment after the click; a reload in that moment must not lose the order, and
 * placing it once more under its keys is the same order.
 */
const placing = z.extend(z.required(cart), {
  viewerId: z.string(),
  keys: cartKeys,
});
export type Placing = z.infer<typeof placing>;

const key = 'evenkeel.placing';

export const readPlacing = (): Placing[] => {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(key) ?? '[]');
    return z.array(placing).safeParse(stored).data ?? [];
  } catch {
    return [];
  }
};

const write = (entries: readonly Placing[]): void => {
  try {
    if (entries.length === 0) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, JSON.stringify(entries));
  } catch {
    // Storage may be forbidden: the order then lives in the pending log alone.
  }
};

export const keepPlacing = (entry: Placing): void => write([...readPlacing(), entry]);

/** Forgets orders that are safe elsewhere, or settled. */
export const forgetPlacing = (commandIds: ReadonlySet<string>): void => {
  if (commandIds.size === 0) return;
  write(readPlacing().filter(({ keys }) => !commandIds.has(keys.commandId)));
};

/** Forgets what a viewer who signs out was placing: a browser may be shared. */
export const forgetPlacingOf = (viewerId: string): void =>
  write(readPlacing().filter((entry) => entry.viewerId !== viewerId));
