import { describe, expect, it } from 'vitest';
import { id } from '../testing/samples.ts';
import { outcomeOf } from './outcome.ts';

const accepted = { commandId: id(1), orderId: id(2), version: 1, position: 9, status: 'accepted' };
const problem = {
  type: 'about:blank',
  title: 'Conflict',
  status: 409,
  code: 'conflict',
  requestId: 'r',
};
const answer = (status: number, body: unknown = undefined, retryAfter: string | null = null) =>
  outcomeOf({ status, body, retryAfter });

describe('the outcome of a command', () => {
  it('is accepted by a 2xx that names the acceptance', () => {
    expect(answer(202, accepted)).toEqual({ kind: 'accepted', accepted });
  });

  it.each([400, 403, 404, 409, 412, 413, 415, 422])('is refused, for good, by a %d', (status) => {
    expect(answer(status, { ...problem, status })).toMatchObject({ kind: 'refused' });
  });

  it('carries the rule and the sentence of a refusal', () => {
    const body = { ...problem, reason: 'order-not-pending', detail: 'It was shipped.' };
    expect(answer(409, body)).toEqual({
      kind: 'refused',
      refusal: { code: 'order-not-pending', message: 'It was shipped.' },
    });
  });

  it('names the field that was typed wrongly', () => {
    const errors = [{ pointer: '/note', message: 'must not contain control characters' }];
    const body = { ...problem, status: 400, code: 'invalid-request', errors };
    const words = (refused: object) =>
      answer(400, { ...body, ...refused }) as { refusal?: { message: string } };
    expect(words({}).refusal?.message).toBe('The note must not contain control characters.');
    const unnamed = { errors: [{ pointer: '/items/0/quantity', message: 'must be a number' }] };
    expect(words(unnamed).refusal?.message).toBe('Conflict');
  });

  it('is to be asked again after a sign-in when the session has ended', () => {
    expect(answer(401, { ...problem, status: 401, code: 'unauthenticated' })).toEqual({
      kind: 'signed-out',
    });
  });

  it.each([429, 408, 425, 500, 502, 503, 504, 302])('is unknown after a %d', (status) => {
    expect(answer(status).kind).toBe('unknown');
  });

  it('is unknown when no answer came, and when a stranger answered 200', () => {
    expect(outcomeOf(undefined).kind).toBe('unknown');
    expect(answer(200, '<html>').kind).toBe('unknown');
  });

  it('keeps the server’s wish for when to ask again', () => {
    expect(answer(503, undefined, '3')).toEqual({ kind: 'unknown', retryAfterMs: 3_000 });
  });
});
