import pg from 'pg';
import { expect, test } from 'vitest';
import { parsers } from './parsers.ts';

const { TIMESTAMPTZ } = pg.types.builtins;
const read = (text: string) => parsers.instantsAsText.getTypeParser(TIMESTAMPTZ, 'text')(text);

test.each([
  ['2026-11-24 20:15:14+00', '2026-11-24T20:15:14.000Z'],
  ['2026-11-24 20:15:14.5+00', '2026-11-24T20:15:14.500Z'],
  ['2026-11-24 20:15:14.123456+00', '2026-11-24T20:15:14.123Z'],
  ['2026-11-24 20:15:14.1239+00', '2026-11-24T20:15:14.123Z'],
  ['2026-11-24 20:15:14.25+05:30', '2026-11-24T14:45:14.250Z'],
  ['0900-01-01 00:00:00+00', '0900-01-01T00:00:00.000Z'],
  ['12026-01-02 03:04:05+00', '+012026-01-02T03:04:05.000Z'],
])('the instant %s leaves Postgres as %s', (text, iso) => {
  expect(read(text)).toBe(iso);
});

test.each([
  ['{}', []],
  ['{0190b2c3-0000-7000-8000-000000000001}', ['0190b2c3-0000-7000-8000-000000000001']],
  ['{a,b,c}', ['a', 'b', 'c']],
])('the ids %s leave Postgres as a list', (text, ids) => {
  const uuids = 2951 as unknown as typeof TIMESTAMPTZ;
  expect(parsers.instantsAsText.getTypeParser(uuids, 'text')(text)).toEqual(ids);
});
