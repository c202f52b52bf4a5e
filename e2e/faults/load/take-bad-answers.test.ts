import { expect, test } from 'vitest';
import type { CallerLog } from './caller-log.ts';
import { takeBadAnswers } from './take-bad-answers.ts';

const log = (counts: Partial<CallerLog['counts']>): CallerLog => ({
  customerId: 'c',
  canary: 'canary-1',
  ownSeen: 0,
  commands: [],
  acceptedAt: [],
  readings: [],
  leaks: [],
  counts: { answered: 9, shed: 3, shedBare: 0, internal: 0, broken: 2, ...counts },
});

test('answers that no fault excuses are found, once', () => {
  const logs = [log({ internal: 1 }), log({ internal: 2, shedBare: 1 })];
  expect(takeBadAnswers(logs)).toEqual([
    '3 answers were faults of the server',
    '1 answers 429 or 503 had no Retry-After',
  ]);
  expect(takeBadAnswers(logs)).toEqual([]);
});

test('being turned away in words, or finding nobody, is no fault of the server', () => {
  expect(takeBadAnswers([log({})])).toEqual([]);
});
