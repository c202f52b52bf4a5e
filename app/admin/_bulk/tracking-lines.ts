import { type BulkOrder, canTakePart } from '#app/_consistency/bulk/bulk-plan.ts';
import { orderName } from '#app/_orders/order-name.ts';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { plainLine } from '#app/_ui/text/plain-text.ts';
import { shipOrderBody } from '#server/contracts/order-commands.ts';

export type TrackingLines = {
  /** Tracking numbers by the number of their order. */
  byNumber: ReadonlyMap<number, string>;
  /** Lines that could not be read, as they were pasted. */
  unread: readonly string[];
};

/**
 * Reads tracking numbers as they are pasted from a spreadsheet: a line is an order's number, then a
 * tab, comma, semicolon or space, then its tracking number. Of an order named twice the last counts.
 */
export const parseTrackingLines = (text: string): TrackingLines => {
  const byNumber = new Map<number, string>();
  const unread: string[] = [];
  for (const line of text.split('\n').map(plainLine)) {
    if (line === '') continue;
    const [, digits = '', tracking = ''] =
      /^(?:order\s*)?#?(\d{1,3}(?:,\d{3})+(?!\d)|\d{1,15})[\s,;:]+(\S.*)$/i.exec(line) ?? [];
    const body = shipOrderBody.safeParse({ trackingNumber: tracking });
    if (digits === '' || !body.success) unread.push(line);
    else byNumber.set(Number(digits.replaceAll(',', '')), body.data.trackingNumber);
  }
  return { byNumber, unread };
};

/** The orders that can be shipped now and have a line. */
export const toShip = (
  { byNumber }: TrackingLines,
  orders: readonly BulkOrder[],
): readonly BulkOrder[] =>
  orders.filter((order) => canTakePart('ship', order) && byNumber.has(order.number));

/** More of them are not read. */
const mostNamed = 5;

/** Why these lines cannot be used for the selected orders; undefined: they can. */
export const trackingProblem = (
  lines: TrackingLines,
  orders: readonly BulkOrder[],
): string | undefined => {
  const { byNumber, unread } = lines;
  if (unread[0] !== undefined) {
    return `“${unread[0]}” has no order’s number and tracking number. Mend the line, or take it out.`;
  }
  if (byNumber.size === 0) return 'Please paste at least one line.';
  const selected = new Set(orders.map(({ number }) => number));
  const others = [...byNumber.keys()].filter((number) => !selected.has(number));
  if (others.length > 0) {
    const named = others.slice(0, mostNamed).map((number) => orderName({ number }));
    const rest = others.length - named.length;
    return `Not selected: ${named.join('; ')}${rest > 0 ? ` and ${formatNumber(rest)} more` : ''}. Mend ${
      others.length === 1 ? 'the line, or take it out' : 'the lines, or take them out'
    }.`;
  }
  return toShip(lines, orders).length === 0
    ? 'None of these orders can be shipped now.'
    : undefined;
};
