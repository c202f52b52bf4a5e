import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pence } from './pence.ts';

describe('pounds to pence', () => {
  it.each([
    ['2.55', 255],
    ['3', 300],
    ['0.5', 50],
    ['1.005', 101],
    ['0.004', 0],
    ['0.005', 1],
    ['0.0049999', 0],
    ['-0.005', 0],
    ['-0.006', -1],
    ['-11062.06', -1_106_206],
    ['9999999.99', 999_999_999],
  ])('reads %s', (text, expected) => {
    expect(pence(text)).toBe(expected);
  });

  it.each(['', '.5', '1.', '1,50', '1e3', '£2', ' 2', '+1', 'NaN', '12345678', '0x10', '--1'])(
    'refuses %j',
    (text) => {
      expect(pence(text)).toBeUndefined();
    },
  );

  it('equals the rational number rounded half up, for every amount', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.stringMatching(/^\d{1,12}$/),
        (negative, pounds, decimals) => {
          const unit = 10n ** BigInt(decimals.length);
          const magnitude = (BigInt(pounds) * unit + BigInt(decimals)) * 100n;
          const numerator = 2n * (negative ? -magnitude : magnitude) + unit;
          // floor(x + 1/2); BigInt division rounds towards zero.
          const floor = numerator / (2n * unit) - (numerator % (2n * unit) < 0n ? 1n : 0n);
          expect(pence(`${negative ? '-' : ''}${pounds}.${decimals}`)).toBe(Number(floor));
        },
      ),
    );
  });
});
