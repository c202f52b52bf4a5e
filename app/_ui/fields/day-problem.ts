/**
 * Why this day (`2010-12-05`, as a date field gives it) is none that a server takes, if it is not:
 * such fields also give the year 202, half typed, and years of five digits.
 */
export const dayProblem = (day: string): string | undefined =>
  /^[1-9]\d{3}-/.test(day) ? undefined : 'Please stay in the years 1000 to 9999.';
