import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chunks } from './chunks.ts';

it('keeps every item in its order and every chunk of several items within the limit', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 30 }), (weights, limit) => {
      const made = [...chunks(weights, limit, (weight) => weight)];
      expect(made.flat()).toEqual(weights);
      for (const chunk of made) {
        const sum = chunk.reduce((total, weight) => total + weight, 0);
        expect(chunk.length === 1 || sum <= limit).toBe(true);
      }
    }),
  );
});
