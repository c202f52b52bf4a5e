import { expect, test } from 'vitest';
import type { Change } from '#app/_consistency/core/drawing/change.ts';
import { changeToTell, describeChange } from './describe-change.ts';

const change = (of: Partial<Change>): Change => ({
  commandId: 'c',
  orderId: 'o',
  type: 'CancelOrder',
  state: 'sending',
  since: 0,
  phase: 'quiet',
  command: { type: 'CancelOrder', reason: 'changed-mind', note: null },
  ...of,
});

test('a change under 0.3 s is drawn as done', () => {
  expect(describeChange(change({}))).toBeUndefined();
  expect(describeChange(change({ state: 'saved' }))).toBeUndefined();
});

test.each([
  ['sending', 'saving', 'Saving', false],
  ['sending', 'stuck', 'Saving', true],
  ['saved', 'saving', 'Saving', false],
  ['saved', 'late', 'Saved, updating lists', false],
  ['saved', 'stuck', 'Saved, updating lists', true],
  ['unknown', 'late', 'Checking…', false],
  ['unknown', 'stuck', 'Checking…', true],
] as const)('%s and %s reads "%s"', (state, phase, text, traced) => {
  expect(describeChange(change({ state, phase }))).toEqual({ text, traced });
});

test('the most uncertain of several changes is told', () => {
  const told = changeToTell([
    change({ commandId: '1', phase: 'saving' }),
    change({ commandId: '2', state: 'unknown', phase: 'late' }),
    change({ commandId: '3', state: 'refused', phase: 'stuck' }),
  ]);
  expect(told?.commandId).toBe('2');
});

test('a change whose session ended says that it waits for a sign-in, at once', () => {
  expect(describeChange(change({ state: 'unsent' }))).toMatchObject({
    text: 'Not sent yet',
    signIn: true,
  });
});
