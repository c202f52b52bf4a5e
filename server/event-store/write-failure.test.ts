import { expect, test } from 'vitest';
import { writeFailure } from './write-failure.ts';

const withCode = (code: string) => Object.assign(new Error('failed'), { code });

test.each([
  [withCode('23505'), 'refused'],
  [withCode('22P05'), 'refused'],
  [withCode('54001'), 'refused'],
  [withCode('57P01'), 'connection-lost'],
  [withCode('08006'), 'connection-lost'],
  [withCode('ECONNRESET'), 'connection-lost'],
  [new Error('Connection terminated unexpectedly'), 'connection-lost'],
  [withCode('57014'), 'no-answer'],
  [withCode('55P03'), 'no-answer'],
  [withCode('42501'), 'no-answer'],
  [withCode('ECONNREFUSED'), 'no-answer'],
  [new Error('timeout exceeded when trying to connect'), 'no-answer'],
])('%s means %s', (error, meaning) => {
  expect(writeFailure(error)).toBe(meaning);
});
