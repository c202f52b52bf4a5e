import { expect, test } from 'vitest';
import { tilePattern } from './tile-pattern.ts';

test('a product looks the same each time it is drawn', () => {
  expect(tilePattern('85123A')).toEqual(tilePattern('85123A'));
});

test('neighbours in the catalogue are told apart', () => {
  const looks = Array.from({ length: 200 }, (_, index) =>
    JSON.stringify(tilePattern(`${22_000 + index}`)),
  );
  expect(new Set(looks).size).toBeGreaterThan(150);
});
