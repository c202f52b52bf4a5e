import { formatNumber } from '#app/_ui/text/format-number.ts';

/** What people call an order; it has its number once the shop has accepted it. */
export const orderName = ({ number }: { number: number }): string =>
  number === 0 ? 'New order' : `Order ${formatNumber(number)}`;
