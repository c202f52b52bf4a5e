import { expect, it } from 'vitest';
import { failureText } from './failure-text.ts';

const coded = (code: string, message: string) => Object.assign(new Error(message), { code });
const refused = coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432');

it.each([
  [
    'a missing table',
    coded('42P01', 'relation "auth.security_log" does not exist'),
    /npm run migrate/,
  ],
  ['a missing column', coded('42703', 'column "differs" does not exist'), /npm run migrate/],
  ['a missing right', coded('42501', 'permission denied for table operations'), /npm run migrate/],
  [
    'a password of another secret',
    coded('28P01', 'password authentication failed'),
    /BETTER_AUTH_SECRET/,
  ],
  ['a database that is not there', coded('3D000', 'database "x" does not exist'), /DATABASE_URL/],
  ['no server', refused, /DATABASE_URL/],
  ['no server on any address', new AggregateError([refused]), /ECONNREFUSED/],
])('of %s the cause is told, and the next step', (_what, error, step) => {
  const text = failureText(error);
  expect(text).toMatch(step);
  const cause = error instanceof AggregateError ? refused : error;
  expect(text).toContain(cause.message);
  expect(text).not.toMatch(/\n| at .*:\d+/);
});

it('what says by itself what to do is left as it is', () => {
  expect(failureText(new Error('A rebuild of orders runs already.'))).toBe(
    'A rebuild of orders runs already.',
  );
  expect(failureText('odd')).toBe('odd');
});
