import type { NewOrder } from '#app/_consistency/react/commands/use-commands.ts';
import { plainParagraph } from '#app/_ui/text/plain-text.ts';
import type { Cart } from './cart.ts';

/** The order that a cart stands for; undefined when there is nothing in it. */
export const orderFromCart = (
  taken: Cart & { keys: NonNullable<Cart['keys']> },
): NewOrder | undefined => {
  const { keys, lines, currency } = taken;
  const note = plainParagraph(taken.note);
  if (currency === null || lines.length === 0) return undefined;
  return {
    ...keys,
    items: lines.map(({ was: _was, ...line }) => line),
    currency,
    ...(note !== '' && { note }),
  };
};
