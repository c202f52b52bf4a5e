import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditRest } from './audit-pace.ts';

test('the auditor takes a tenth of a processor at most, and less while a view is behind or between rounds', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 0, max: 60_000 }),
      (calm, amid, tookMs) => {
        const rest = auditRest({ calm, amid }, tookMs);
        expect(rest).toBeGreaterThanOrEqual(9 * tookMs);
        if (!(calm && amid)) expect(rest).toBeGreaterThanOrEqual(5_000);
      },
    ),
  );
  expect(auditRest({ calm: true, amid: true }, 20)).toBe(180);
});
