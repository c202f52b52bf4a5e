// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { parsePromised, readPromised } from '../promised-cookie.ts';
import { cancelOrder, id } from '../testing/samples.ts';
import { A, at, refusedInALag, smallWorld } from '../testing/small-world.ts';
import { keepPromise } from './keep-promise.ts';

let stop = () => {};
afterEach(() => stop());

const keep = () => {
  const world = smallWorld();
  stop = keepPromise(world.store).stop;
  return world;
};

it('names what is not answered, then where it was accepted, then nothing once a view has it', () => {
  const { server, store, issue, execute, read } = keep();
  expect(readPromised()?.position ?? 0).toBe(0);
  issue(id(70), A, cancelOrder);
  expect(readPromised()?.position).toBe(Number.MAX_SAFE_INTEGER);
  store.dispatch({ type: 'accepted', accepted: execute(id(70), A, cancelOrder), at });
  expect(readPromised()).toEqual({ position: 2, epoch: server.epoch() });
  read();
  expect(readPromised()?.position ?? 0).toBe(0);
});

it('names a row that came with a refusal, ahead of every view, and what that row contains', () => {
  const { server, read } = refusedInALag(keep());
  expect(readPromised()).toEqual({ position: 3, epoch: server.epoch() });
  read(2);
  expect(readPromised()?.position).toBe(3);
  read();
  expect(readPromised()?.position ?? 0).toBe(0);
});

it('is read of whatever a browser sends', () => {
  expect(parsePromised(undefined)).toEqual({ position: 0, epoch: null });
  expect(parsePromised('12')).toEqual({ position: 12, epoch: null });
  expect(parsePromised('12:e')).toEqual({ position: 12, epoch: 'e' });
  expect(parsePromised('-1:e').position).toBe(0);
  expect(parsePromised('1e99:').position).toBe(0);
});
