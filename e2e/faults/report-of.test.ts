import { expect, test } from 'vitest';
import { reportOf } from './report-of.ts';

const none = {
  I1: 0,
  I2: 0,
  I3: 0,
  I4: 0,
  I5: 0,
  I6: 0,
  I7: 0,
  I8: 0,
  I9: 0,
  I10: 0,
  I11: 0,
  I12: 0,
  I13: 0,
};

test('every invariant has its number, also one that nothing broke', () => {
  const report = reportOf({ cells: 2, kills: 0, findings: [], seed: 1 });
  expect(report).toEqual({ cells: 2, kills: 0, violations: none, seed: 1 });
});

test('every break is counted under its invariant and no other', () => {
  const findings = [
    'I1: command x was accepted and is not in the log',
    'I13: position 4 was changed',
    'I1: the event at 2 is of no command',
    'the worker did not come back; I3: is untold',
  ];
  const { violations } = reportOf({ cells: 0, kills: 50, findings, seed: 7 });
  expect(violations).toEqual({ ...none, I1: 2, I13: 1 });
});
