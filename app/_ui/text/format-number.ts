import { locale } from './locale.ts';

const format = new Intl.NumberFormat(locale);
const shortFormat = new Intl.NumberFormat(locale, {
  notation: 'compact',
  maximumFractionDigits: 1,
});

/** A whole number as people read it: `1,042`. */
export const formatNumber = (value: number): string => format.format(value);

/** A number where there is little room, such as beside an axis: `10.5k`. */
export const formatShort = (value: number): string => shortFormat.format(value);

/** A count with its noun: `1 order`, `3 orders`. */
export const countOf = (value: number, one: string, many = `${one}s`): string =>
  `${formatNumber(value)} ${value === 1 ? one : many}`;
