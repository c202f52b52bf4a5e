import { formatNumber } from './format-number.ts';

const units = [
  { name: 'ms', ms: 1 },
  { name: 's', ms: 1_000 },
  { name: 'min', ms: 60_000 },
  { name: 'h', ms: 3_600_000 },
] as const;

/** A length of time in the unit that fits it: `120 ms`, `1.5 s`, `12 min`. */
export const durationText = (ms: number): string => {
  const unit = units.findLast((one) => ms >= one.ms) ?? units[0];
  const value = ms / unit.ms;
  const rounded = value < 10 && unit.ms > 1 ? Math.round(value * 10) / 10 : Math.round(value);
  return `${formatNumber(rounded)} ${unit.name}`;
};
