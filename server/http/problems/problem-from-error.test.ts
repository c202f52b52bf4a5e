import { describe, expect, it } from 'vitest';
import { AuthError } from '#server/auth/auth-error.ts';
import { ProblemError } from './problem-error.ts';
import { problemFromError } from './problem-from-error.ts';
import { problemOf } from './problem-response.ts';

const coded = (code: string, message = 'text of a library') =>
  Object.assign(new Error(message), { code });

describe('what is said about an error', () => {
  it.each([
    ['no connection', coded('ECONNREFUSED')],
    ['a pool without room', new Error('timeout exceeded when trying to connect')],
    ['too many connections', coded('53300')],
    ['a server that shuts down', coded('57P01')],
    ['a statement timeout', coded('57014')],
    ['a deadlock', coded('40P01')],
    ['a full disk', coded('53100')],
    ['a connection refused on every address', new AggregateError([coded('ECONNREFUSED')])],
    ['a failure beneath another', new Error('outer', { cause: coded('08006') })],
    ['an event store without room', coded('overloaded')],
    ['a view that no worker has made', coded('view-missing')],
    ['a table that nobody has made yet', coded('42P01')],
    ['a schema that nobody has made yet', coded('3F000')],
    ['a table that is made, and not granted yet', coded('42501')],
  ])('%s is a 503 that says when to ask again', (_name, error) => {
    const problem = problemFromError(error);
    expect(problem.code).toBe('unavailable');
    expect(problem.headers['retry-after']).toBe('1');
    expect(problem.message).not.toContain('library');
  });

  it.each(['22P05', '22021', '22003'])('a value that Postgres refuses (%s) is a 400', (code) => {
    expect(problemFromError(coded(code)).code).toBe('invalid-request');
  });

  it.each([
    new Error('secret detail'),
    'text',
    undefined,
    coded('42703'),
    new TypeError('x of undefined'),
  ])('anything else is a 500 without detail, its cause kept for the log', (error) => {
    const problem = problemFromError(error);
    expect(problem.code).toBe('internal');
    expect(problem.message).not.toMatch(/secret|undefined/);
    expect(problem.cause).toBe(error);
    expect(problemOf(problem, 'r')).not.toHaveProperty('detail');
  });

  it('is the same when the class comes from another bundle, which makes it another class', () => {
    class Foreign extends Error {}
    const copy = <From extends Error>(error: From) =>
      Object.assign(new Foreign(error.message), error, { name: error.name });
    const auth = copy(new AuthError('bad-credentials', 'no'));
    expect(problemFromError(auth).code).toBe('unauthenticated');
    const problem = copy(new ProblemError('unavailable', 'full', { retryAfter: 3 }));
    expect(problemFromError(problem)).toMatchObject({
      code: 'unavailable',
      headers: { 'retry-after': '3' },
    });
  });
});
