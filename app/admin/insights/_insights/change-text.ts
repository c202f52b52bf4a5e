import { formatNumber } from '#app/_ui/text/format-number.ts';

export type Change = { direction: 'more' | 'less' | 'same'; text: string };

/** How a figure compares with that of the period before: `12% more`, `3 times as many`, `none before`. */
export const changeOf = (now: number, before: number): Change => {
  if (now === before) return { direction: 'same', text: 'as before' };
  const direction = now > before ? 'more' : 'less';
  if (before === 0) return { direction, text: 'none before' };
  const times = now / before;
  if (times >= 3) return { direction, text: `${formatNumber(Math.round(times))} times as much` };
  const percent = Math.round(Math.abs(times - 1) * 100);
  return { direction, text: `${percent === 0 ? 'under 1' : percent}% ${direction}` };
};
