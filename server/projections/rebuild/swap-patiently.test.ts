import { expect, test } from 'vitest';
import { swapPatiently } from './swap-patiently.ts';

test('right before each further attempt the new view has caught up with the log', async () => {
  const done: string[] = [];
  const results = [undefined, undefined, 7];
  const swapped = await swapPatiently(
    'orders',
    async () => {
      done.push('swap');
      return results.shift();
    },
    async () => {
      done.push('keep up');
      return true;
    },
    async () => void done.push('pause'),
  );
  expect(swapped).toBe(7);
  expect(done.join(', ')).toBe('swap, pause, keep up, swap, pause, keep up, swap');
});
