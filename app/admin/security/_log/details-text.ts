import { reasonText } from '#app/_orders/cancellation-reasons.ts';
import { formatMoney } from '#app/_ui/text/format-money.ts';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import { operationNames } from '#app/admin/operations/_operations/asked-text.ts';
import { operationKind } from '#server/contracts/operations.ts';
import { cancellationReason } from '#server/contracts/order.ts';

/** What the log keeps beside an entry; whatever a release before wrote. */
export type Details = Record<string, unknown>;

/** What was asked of a projection: `Skip an event: orders, position 3,920. Reason: A double`. */
export const operatedText = (projection: string | null, details: Details): string => {
  const { operation, position, acceptDifferences, restart, reason } = details;
  const kind = operationKind.safeParse(operation);
  const facts = [
    projection,
    position !== undefined && `position ${numberText(position)}`,
    restart === true && 'from the beginning',
    acceptDifferences === true && 'whatever differs',
  ];
  const what = [
    kind.success ? operationNames[kind.data] : operation,
    facts.filter(Boolean).join(', '),
  ];
  const why = reason === undefined ? '' : `. Reason: ${reason}`;
  return `${what.filter(Boolean).join(': ')}${why}`;
};

/** What was exported: `Orders (status pending, found by a search), as of position 3,920`. */
export const exportedText = (
  subject: string | null,
  { position, sort: _, ...filter }: Details,
): string => {
  const what = subject === null || subject === 'orders' ? 'Orders' : subject;
  const facts = Object.entries(filter).map(([name, value]) => filterText(name, value, filter));
  const narrowed = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
  return `${what}${narrowed}, as of position ${numberText(position)}`;
};

const filterText = (name: string, value: unknown, { currency }: Details): string => {
  switch (name) {
    case 'minTotal':
      return `total at least ${totalText(value, currency)}`;
    case 'maxTotal':
      return `total at most ${totalText(value, currency)}`;
    case 'currency':
      return `in ${value}`;
    case 'productId':
      return `with product ${value}`;
    case 'customerId':
      return `of customer ${value}`;
    case 'stale':
      return value === true ? 'stale ones only' : 'no stale ones';
    case 'reason':
      return `cancelled: ${whyText(value)}`;
    case 'searched':
      return 'found by a search';
    case 'selected':
      return typeof value === 'number' ? `${countOf(value, 'order')} selected` : 'selected ones';
    default:
      return `${name} ${value}`;
  }
};

const whyText = (value: unknown): string => {
  const known = cancellationReason.safeParse(value);
  return known.success ? reasonText(known.data, 'admin').toLowerCase() : String(value);
};

/** Totals are kept in minor units, each of its order's own currency: of how much, one currency says. */
const totalText = (value: unknown, currency: unknown): string =>
  typeof value === 'number' && typeof currency === 'string'
    ? formatMoney(value, currency)
    : `${numberText(value)} minor units`;

const numberText = (value: unknown): string =>
  typeof value === 'number' ? formatNumber(value) : String(value);
