import { expect, test } from 'vitest';
import { parseLogFilter, securityPath } from './log-filter.ts';

const read = (path: string) => parseLogFilter(new URL(path, 'http://shop.test').searchParams);

test('a link reproduces whose deeds of which kind and time are shown', () => {
  const filter = {
    kind: 'role-changed',
    actorId: '019ab000-0000-7000-8000-000000000001',
    from: '2026-11-01',
    to: '2026-11-30T12:00:00Z',
  } as const;
  expect(read(securityPath(filter))).toEqual(filter);
  expect(securityPath({})).toBe('/admin/security');
});

test('a part that cannot be read is left out, the other stays', () => {
  expect(read('/admin/security?kind=refused&actorId=ada&from=yesterday')).toEqual({
    kind: 'refused',
  });
  expect(read('/admin/security?kind=lost')).toEqual({});
});
