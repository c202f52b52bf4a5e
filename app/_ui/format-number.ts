import { locale } from './locale.ts';

const format = new Intl.NumberFormat(locale);

/** A whole number as people read it: `1,042`. */
export const formatNumber = (value: number): string => format.format(value);

/** A count with its noun: `1 order`, `3 orders`. */
export const countOf = (value: number, one: string, many = `${one}s`): string =>
  `${formatNumber(value)} ${value === 1 ? one : many}`;
