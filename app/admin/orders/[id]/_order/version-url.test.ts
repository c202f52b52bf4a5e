import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseVersions, versionPath } from './version-url.ts';

const version = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });

test('a link reproduces the versions that are looked at', () => {
  fc.assert(
    fc.property(version, version, (at, other) => {
      const path = versionPath('/admin/orders/x', { at, with: other });
      expect(parseVersions(new URL(path, 'http://desk').searchParams, 9)).toEqual({
        at,
        with: other,
      });
    }),
  );
});

test.each(['0', '10', '1.5', 'x', ''])(
  'what is no version of the order (%j) shows it as it is',
  (at) => expect(parseVersions(new URLSearchParams({ at }), 9).at).toBeUndefined(),
);
