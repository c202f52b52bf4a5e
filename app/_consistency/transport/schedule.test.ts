import { describe, expect, it } from 'vitest';
import { type LoopSituation, nextAttempt, nextPoll } from './schedule.ts';

const calm: LoopSituation = {
  hidden: false,
  empty: false,
  hole: false,
  awaiting: false,
  live: true,
  connecting: false,
  round: 0,
  failures: 0,
  retryAfterMs: 0,
  random: 0.5,
};
const never = Number.POSITIVE_INFINITY;

describe('when changes are asked for', () => {
  it('is never while the socket is live and nothing is awaited', () => {
    expect(nextPoll(calm)).toBe(never);
  });

  it('is never while the page is hidden, whatever is awaited', () => {
    expect(nextPoll({ ...calm, hidden: true, hole: true, awaiting: true, live: false })).toBe(
      never,
    );
  });

  it('is at once for a hole, and backs off while it will not close', () => {
    expect(nextPoll({ ...calm, hole: true })).toBe(0);
    expect(nextPoll({ ...calm, hole: true, failures: 1 })).toBeGreaterThan(0);
    expect(nextPoll({ ...calm, hole: true, failures: 99 })).toBeLessThanOrEqual(3_600);
  });

  it('is after 50, 100, 200, 400, 800, 1600, 3000 ms while a change is awaited without a socket', () => {
    const delays = [0, 1, 2, 3, 4, 5, 6, 7].map((round) =>
      nextPoll({ ...calm, live: false, awaiting: true, round }),
    );
    expect(delays.map(Math.round)).toEqual([50, 100, 200, 400, 800, 1_600, 3_000, 3_000]);
  });

  it('varies by 20 % either way, and never exceeds 5 s', () => {
    const slow = { ...calm, live: false, awaiting: true, round: 6 };
    expect(nextPoll({ ...slow, random: 0 })).toBeCloseTo(2_400);
    expect(nextPoll({ ...slow, random: 1 })).toBeCloseTo(3_600);
  });

  it('does not wait for a socket that is still connecting while a change is awaited', () => {
    const connecting = { ...calm, live: false, connecting: true };
    expect(nextPoll({ ...connecting, awaiting: true })).toBe(50);
    expect(nextPoll(connecting)).toBe(never);
  });

  it('is every 10 to 15 s when idle without a socket', () => {
    expect(nextPoll({ ...calm, live: false, random: 0 })).toBe(10_000);
    expect(nextPoll({ ...calm, live: false, random: 1 })).toBe(15_000);
  });

  it('waits for the push first while the socket is live', () => {
    expect(nextPoll({ ...calm, awaiting: true })).toBeGreaterThanOrEqual(1_200);
  });
});

describe('when an unanswered command is asked again', () => {
  it('backs off, and not before the server wishes', () => {
    expect(nextAttempt(1, 0.5)).toBe(500);
    expect(nextAttempt(2, 0.5)).toBe(1_000);
    expect(nextAttempt(50, 0.5)).toBe(15_000);
    expect(nextAttempt(1, 0, 7_000)).toBe(7_000);
  });

  it('spreads those whom a busy server sent away over a second, so that they do not come as one', () => {
    expect(nextAttempt(1, 1, 7_000)).toBe(8_000);
    const failed = { ...calm, hole: true, failures: 1, retryAfterMs: 2_000 };
    expect([0, 1].map((random) => nextPoll({ ...failed, random }))).toEqual([2_000, 3_000]);
  });
});
