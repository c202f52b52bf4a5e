import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { cutSlowConsumer } from './cut-slow-consumer.ts';

const connection = () => {
  const cuts: (boolean | undefined)[] = [];
  const close = (discard?: boolean) => void cuts.push(discard);
  const fake = Object.assign(new EventEmitter(), { close });
  let told = 0;
  cutSlowConsumer(fake, () => {
    told += 1;
  });
  const send = (packets: number) => {
    for (let sent = 0; sent < packets; sent++) fake.emit('packetCreate');
  };
  return { fake, send, cuts, told: () => told };
};

test('a socket that takes nothing is cut once, without waiting for what it does not take', () => {
  const { send, cuts, told } = connection();
  send(2_000);
  expect(cuts).toEqual([true]);
  expect(told()).toBe(1);
});

test('a socket that keeps taking its packets is never cut, however many there are', () => {
  const { fake, send, cuts } = connection();
  for (let round = 0; round < 100; round++) {
    send(300);
    fake.emit('drain');
  }
  expect(cuts).toEqual([]);
});
