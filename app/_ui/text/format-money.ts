import { locale } from './locale.ts';

const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (currency: string): Intl.NumberFormat => {
  const known = formats.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(currency, format);
  return format;
};

/** How many digits of `currency` come after the point: 2 for GBP, 0 for JPY, 3 for KWD. */
export const currencyDigits = (currency: string): number =>
  formatOf(currency).resolvedOptions().maximumFractionDigits ?? 0;

/** The decimal text of an amount in minor units, exact at any size: 1050 GBP is `10.50`. */
export const toDecimal = (minorUnits: number, currency: string): `${number}` => {
  const digits = currencyDigits(currency);
  const text = Math.abs(minorUnits)
    .toFixed(0)
    .padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const decimal = digits === 0 ? whole : `${whole}.${text.slice(-digits)}`;
  return (minorUnits < 0 ? `-${decimal}` : decimal) as `${number}`;
};

/** An amount in minor units with its currency, as people read it: `£10.50`. */
export const formatMoney = (minorUnits: number, currency: string): string =>
  formatOf(currency).format(toDecimal(minorUnits, currency));

/** An amount where there is little room, such as beside an axis: `£10.5k`. */
export const formatShortMoney = (minorUnits: number, currency: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).format(toDecimal(minorUnits, currency));

/**
 * Minor units of what a person typed ("10", "10.5", "1,000.50"), or undefined when it is no amount
 * or has more digits after the point than the currency. A comma parts thousands and nothing else:
 * "100,50" is refused, for it would be read as a hundred times what was meant.
 */
export const parseMoney = (typed: string, currency: string): number | undefined => {
  const match = /^(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d*))?$/.exec(typed.replaceAll(/\s/g, ''));
  const digits = currencyDigits(currency);
  const fraction = match?.[2] ?? '';
  if (match === null || fraction.length > digits) return undefined;
  const minorUnits = Number(`${match[1]?.replaceAll(',', '')}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(minorUnits) ? minorUnits : undefined;
};
