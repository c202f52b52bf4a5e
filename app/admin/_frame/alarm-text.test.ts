import { expect, test } from 'vitest';
import { alarmTexts } from './alarm-text.ts';

const quiet = { hasWorker: true, stopped: [], parked: 0, unaccounted: 0 };

test('nothing is said where nothing is wrong, and the worst is said first', () => {
  expect(alarmTexts(quiet)).toEqual([]);
  expect(alarmTexts({ ...quiet, parked: 1234 })).toEqual(['1,234 parked']);
  expect(alarmTexts({ hasWorker: false, stopped: ['orders'], parked: 3, unaccounted: 2 })).toEqual([
    'No worker',
    '1 stopped',
    '2 unaccounted',
    '3 parked',
  ]);
});
