const amount = /^(-?)(\d{1,7})(?:\.(\d{1,12}))?$/;

/**
 * An amount in pounds as pence, rounded half up (towards plus infinity on a tie), or undefined when
 * the text is no plain decimal number of at most seven digits before the point. Works on the
 * digits: 1.005 has no exact binary fraction, and rounding the nearest one gives 100 instead of 101.
 */
export function pence(text: string): number | undefined {
  const [, sign, pounds, decimals = ''] = amount.exec(text) ?? [];
  if (pounds === undefined) return undefined;
  const whole = Number(pounds + decimals.slice(0, 2).padEnd(2, '0'));
  const rest = decimals.slice(2).padEnd(1, '0');
  const half = `5${'0'.repeat(rest.length - 1)}`;
  if (sign === '') return whole + (rest >= half ? 1 : 0);
  const magnitude = whole + (rest > half ? 1 : 0);
  return magnitude === 0 ? 0 : -magnitude;
}
