import { describe, expect, test } from 'vitest';
import { isConnectionLost, isUnreachable, mayPass } from './may-pass.ts';

const coded = (code: string, message = 'failed') => Object.assign(new Error(message), { code });

describe('asking a database again unchanged may succeed', () => {
  test.each([
    ['nobody listens', coded('ECONNREFUSED')],
    ['a name is not resolved for a moment', coded('EAI_AGAIN')],
    ['no file is left to open', coded('EMFILE')],
    ['it shuts down', coded('57P01')],
    ['a statement took too long', coded('57014')],
    ['two waited for each other', coded('40P01')],
    ['a lock was not to be had', coded('55P03')],
    ['it has no room', coded('53100')],
    ['its password is being renewed', coded('28P01')],
    ['it is being restored', coded('3D000')],
    ['it only reads while another takes over', coded('25006')],
    ['a transaction idled', coded('25P03')],
    ['a pooler lost a statement', coded('26000')],
    ['a migration changed a plan', coded('0A000', 'cached plan must not change result type')],
    ['pg waited for a free connection', new Error('timeout exceeded when trying to connect')],
    ['pg waited to be let in', new Error('timeout expired')],
    ['pg waited for an answer', new Error('Query read timeout')],
    ['a connection broke', new Error('Connection terminated unexpectedly')],
    ['a connection was closed', new Error('Client was closed and is not queryable')],
    ['that lies beneath', new Error('outer', { cause: coded('08006') })],
    ['no address answers', new AggregateError([coded('ECONNREFUSED')])],
  ])('after this: %s', (_, error) => {
    expect(mayPass(error)).toBe(true);
  });

  test.each([
    ['a value is refused', coded('22P05')],
    ['a row is there already', coded('23505')],
    ['a table is missing', coded('42P01')],
    ['a right is missing', coded('42501')],
    ['a transaction is begun twice', coded('25001')],
    ['a feature is missing', coded('0A000', 'not supported')],
    ['a call was wrong', coded('ERR_INVALID_ARG_TYPE')],
    ['code is wrong', new TypeError('x of undefined')],
    ['no error was thrown', 'ECONNREFUSED'],
  ])('not after this: %s', (_, error) => {
    expect(mayPass(error)).toBe(false);
  });
});

test('a connection that was never made is not a lost one: nothing was sent on it', () => {
  expect(isConnectionLost(coded('ECONNRESET'))).toBe(true);
  expect(isConnectionLost(coded('57P01'))).toBe(true);
  expect(isConnectionLost(coded('ECONNREFUSED'))).toBe(false);
  expect(isConnectionLost(new Error('timeout exceeded when trying to connect'))).toBe(false);
});

test('a database that answers that it cannot is there; one is not that nobody answers for, however deep that lies', () => {
  expect(isUnreachable(coded('53300'))).toBe(false);
  expect(isUnreachable(new Error('outer', { cause: coded('57014') }))).toBe(false);
  expect(isUnreachable(new Error('outer', { cause: coded('ECONNREFUSED') }))).toBe(true);
  expect(isUnreachable(new AggregateError([coded('EHOSTUNREACH')]))).toBe(true);
});
