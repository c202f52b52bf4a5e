import { expect, test } from 'vitest';
import { RebuildTakenOver } from '../rebuild/rebuild-taken-over.ts';
import { StoppedError } from '../stopped-error.ts';
import { isPoison } from './is-poison.ts';

const coded = (code: string) => Object.assign(new Error('failed'), { code });

test.each([
  ['a fold that throws', new TypeError('x of undefined')],
  ['a call that its data made wrong', coded('ERR_INVALID_ARG_TYPE')],
  ['a value that a column refuses', coded('22003')],
  ['a row that a check refuses', coded('23514')],
])('%s is the event’s fault: its stream is parked', (_, error) => {
  expect(isPoison(error)).toBe(true);
});

test.each([
  ['a name that is not resolved for a moment', coded('EAI_AGAIN')],
  ['an answer that does not come', new Error('Query read timeout')],
  ['a password that is being renewed', coded('28P01')],
  ['an event store without room', coded('overloaded')],
  ['a table that is not there', coded('42P01')],
  ['a rebuild that gave way to a later one', new RebuildTakenOver('orders')],
  ['another log', new StoppedError('other-log', 'another log')],
])('%s is no event’s fault: nothing is parked', (_, error) => {
  expect(isPoison(error)).toBe(false);
});
