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
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const [, digits = '', tracking = ''] =
      /^(?:order\s*)?#?(\d{1,3}(?:,\d{3})+(?!\d)|\d{1,15})[\s,;:]+(\S.*)$/i.exec(line) ?? [];
    const body = shipOrderBody.safeParse({ trackingNumber: tracking });
    if (digits === '' || !body.success) unread.push(line);
    else byNumber.set(Number(digits.replaceAll(',', '')), body.data.trackingNumber);
  }
  return { byNumber, unread };
};
