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
    const gate = createGate({ running: 1, waiting: 1, known: 0 });
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

  it('keeps places for those who are known, whom no crowd of strangers can take theirs, and lets them go first', async () => {
    const gate = createGate({ running: 1, waiting: 1, known: 1 });
    const [running, stranger, known, next] = [work(), work(), work(), work()];
    const all = [gate(running.run), gate(stranger.run)];
    await expect(gate(next.run)).rejects.toMatchObject({ code: 'overloaded' });
    all.push(gate(known.run, { isKnown: true }));
    await expect(gate(next.run, { isKnown: true })).rejects.toMatchObject({ code: 'overloaded' });
    running.finish('running');
    await all[0];
    expect([known.isStarted(), stranger.isStarted()]).toEqual([true, false]);
    known.finish('known');
    await all[2];
    stranger.finish('stranger');
    expect(await Promise.all(all)).toEqual(['running', 'stranger', 'known']);
  });

  it('gives a failed work its place back', async () => {
    const gate = createGate({ running: 1, waiting: 0, known: 0 });
    await expect(gate(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate(async () => 'fine')).toBe('fine');
  });
});
