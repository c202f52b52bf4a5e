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
  const ran = { cells: 2, kills: 0, failed: [], notRun: [], standIns: {}, seed: 1 };
  expect(reportOf({ ...ran, findings: [] })).toEqual({ ...ran, violations: none });
});

test('every break is counted under its invariant and no other', () => {
  const findings = [
    'I1: command x was accepted and is not in the log',
    'I13: position 4 was changed',
    'I1: the event at 2 is of no command',
    'the worker did not come back; I3: is untold',
  ];
  const { violations } = reportOf({
    cells: 0,
    kills: 50,
    findings,
    failed: [],
    notRun: [],
    standIns: {},
    seed: 7,
  });
  expect(violations).toEqual({ ...none, I1: 2, I13: 1 });
});

test('a cell that fails without a break of an invariant is named, and so is one that was not run', () => {
  const report = reportOf({
    cells: 1,
    kills: 0,
    findings: ['Postgres is stopped: a 503 without Retry-After'],
    failed: ['postgres: SIGSTOP'],
    notRun: ['worker: behind a transaction pooler'],
    standIns: {},
    seed: 1,
  });
  expect(report.violations).toEqual(none);
  expect(report.failed).toEqual(['postgres: SIGSTOP']);
  expect(report.notRun).toEqual(['worker: behind a transaction pooler']);
});
