// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { stepOf } from './use-order-keys.ts';

test.each([
  [{ key: 'j' }, 1],
  [{ key: 'k' }, -1],
  [{ key: 'J' }, 1],
  [{ key: 'J', shiftKey: true }, undefined],
  [{ key: 'j', shiftKey: true }, undefined],
  [{ key: 'k', ctrlKey: true }, undefined],
  [{ key: 'x' }, undefined],
])('J and K alone are steps, with Caps Lock too: %j', (key, step) => {
  expect(stepOf(new KeyboardEvent('keydown', key))).toBe(step);
});
