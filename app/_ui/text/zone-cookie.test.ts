import { expect, test } from 'vitest';
import { parseZone } from './zone-cookie.ts';

test('a zone is taken by its name alone; whatever else a cookie says is no zone', () => {
  expect(parseZone('Europe/Berlin')).toBe('Europe/Berlin');
  for (const value of [undefined, '', 'Atlantis/Poseidonis', '<script>', 'x'.repeat(4_000)]) {
    expect(parseZone(value)).toBeUndefined();
  }
});
