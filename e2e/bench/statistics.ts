/** The value below which `share` (0 to 1) of the numbers lie, by nearest rank; NaN of none. */
export const percentile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
};

/** The middle value: a round disturbed by something else does not move it. */
export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);

/** Rounded to three significant digits, which is more than a busy machine can tell. */
export const significant = (value: number): number => Number(value.toPrecision(3));
