'use client';

import { useState } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';

/** Until an order shows another. */
const usual = 'GBP';

/**
 * The currency in which totals are typed at first, and told where their filter names none: that of
 * the listed orders. While totals are filtered for it stays as it was, or £5.00 would turn into ¥500
 * when other orders come first.
 */
export const useTotalCurrency = (
  { minTotal, maxTotal }: AdminOrderFilter,
  [first]: readonly { currency: string }[],
): string => {
  const [currency, setCurrency] = useState(first?.currency);
  const isKept = currency !== undefined && (minTotal !== undefined || maxTotal !== undefined);
  if (!isKept && first !== undefined && first.currency !== currency) setCurrency(first.currency);
  return currency ?? usual;
};
