import { expect, it } from 'vitest';
import { dayProblem } from './day-problem.ts';

it.each(['0202-05-01', '0000-01-01', '12010-12-05'])('%s is marked before it is sent', (day) => {
  expect(dayProblem(day)).toBe('Please stay in the years 1000 to 9999.');
});

it.each(['2010-12-05', '1000-01-01', '9999-12-31'])('%s can be filtered by', (day) => {
  expect(dayProblem(day)).toBeUndefined();
});
