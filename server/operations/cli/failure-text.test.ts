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
  ['a host of no name', coded('ENOTFOUND', 'getaddrinfo ENOTFOUND db'), /DATABASE_URL/],
  ['a server that starts', coded('57P03', 'the database system is starting up'), /DATABASE_URL/],
  ['a broken connection', new Error('Connection terminated unexpectedly'), /DATABASE_URL/],
  ['no answer to a connect', new Error('timeout expired'), /DATABASE_URL/],
  ['a full disk', coded('53100', 'could not extend file'), /Make room, then ask again/],
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

it.each([
  ['has no room', coded('53100', 'could not extend file')],
  ['has no connection left', coded('53300', 'sorry, too many clients already')],
  ['had a lock that was not to be had', coded('55P03', 'canceling statement due to lock timeout')],
  ['had two wait for each other', coded('40P01', 'deadlock detected')],
  ['cut a statement short', coded('57014', 'canceling statement due to statement timeout')],
  ['only reads', coded('25006', 'cannot execute UPDATE in a read-only transaction')],
  ['was not asked, for a file is missing', coded('ENOENT', 'no such file or directory, open x')],
  ['was not asked, for a file is not ours', coded('EACCES', 'permission denied, open x')],
])('of a database that %s it is not said that it does not answer', (_what, error) => {
  const text = failureText(error);
  expect(text).toContain(error.message);
  expect(text).not.toMatch(/does not answer/);
});
