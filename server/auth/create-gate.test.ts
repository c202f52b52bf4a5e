import { describe, expect, it } from 'vitest';
import { createGate } from './create-gate.ts';

const work = () => {
  let finish = (_value: string) => {};
  let started = false;
  const promise = new Promise<string>((resolve) => {
    finish = resolve;
  });
  return {
    run: () => {
      started = true;
      return promise;
    },
    finish: (value: string) => finish(value),
    isStarted: () => started,
  };
};

describe('S4 · the gate before password hashing', () => {
  it('runs no more than its places, in the order of arrival, and refuses past its queue', async () => {
    const gate = createGate({ running: 1, waiting: 1 });
    const [first, second, third] = [work(), work(), work()];
    const one = gate(first.run);
    const two = gate(second.run);
    await expect(gate(third.run)).rejects.toMatchObject({ code: 'overloaded', retryAfter: 2 });
    expect([first.isStarted(), second.isStarted(), third.isStarted()]).toEqual([
      true,
      false,
      false,
    ]);
    first.finish('one');
    expect(await one).toBe('one');
    second.finish('two');
    expect(await two).toBe('two');
  });

  it('gives a failed work its place back', async () => {
    const gate = createGate({ running: 1, waiting: 0 });
    await expect(gate(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate(async () => 'fine')).toBe('fine');
  });
});
