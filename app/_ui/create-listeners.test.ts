import { expect, it } from 'vitest';
import { createListeners } from './create-listeners.ts';

it('all are told in the order in which they came, until they leave', () => {
  const [subscribe, tell] = createListeners();
  const told: string[] = [];
  const leave = subscribe(() => told.push('a'));
  subscribe(() => told.push('b'));
  tell();
  leave();
  tell();
  expect(told).toEqual(['a', 'b', 'b']);
});

it('who leaves while others are told is not told, and nobody else is left out', () => {
  const [subscribe, tell] = createListeners();
  const told: string[] = [];
  const leaves = [
    subscribe(() => {
      told.push('a');
      leaves[0]?.();
      leaves[1]?.();
    }),
    subscribe(() => told.push('b')),
    subscribe(() => told.push('c')),
  ];
  tell();
  expect(told).toEqual(['a', 'c']);
});

it('what they hear of is followed from the first who comes to the last who leaves, once', () => {
  const told: string[] = [];
  const [subscribe] = createListeners(() => {
    told.push('follows');
    return () => told.push('leaves');
  });
  const first = subscribe(() => {});
  const second = subscribe(() => told.push('never'));
  first();
  expect(told).toEqual(['follows']);
  second();
  second();
  expect(told).toEqual(['follows', 'leaves']);
  subscribe(() => {})();
  expect(told).toEqual(['follows', 'leaves', 'follows', 'leaves']);
});
