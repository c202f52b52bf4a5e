import { expect, test } from 'vitest';
import { hashCommand } from './hash-command.ts';

test('the order of keys and absent fields make no difference', () => {
  const one = hashCommand('CancelOrder', 'o1', {
    reason: 'other',
    note: 'x',
    deep: { a: 1, b: [2] },
  });
  const two = hashCommand('CancelOrder', 'o1', {
    deep: { b: [2], a: 1 },
    note: 'x',
    reason: 'other',
  });
  expect(one).toBe(two);
  expect(hashCommand('A', 'o', { note: undefined })).toBe(hashCommand('A', 'o', {}));
});

test.each<[string, Parameters<typeof hashCommand>]>([
  ['another body', ['A', 'o1', { n: 2 }]],
  ['the same text in another type', ['A', 'o1', { n: '1' }]],
  ['another order', ['A', 'o2', { n: 1 }]],
  ['another command', ['B', 'o1', { n: 1 }]],
  ['no order', ['A', undefined, { n: 1 }]],
  ['another order of a list', ['A', 'o1', [{ n: 1 }]]],
])('%s is another hash', (_, args) => {
  expect(hashCommand(...args)).not.toBe(hashCommand('A', 'o1', { n: 1 }));
});
