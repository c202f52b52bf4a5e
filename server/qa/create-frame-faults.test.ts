import { expect, test, vi } from 'vitest';
import { createFrameFaults } from './create-frame-faults.ts';
import { findCuts } from './find-cuts.ts';
import { atRest, type Settings } from './settings.ts';

const none = { dropRate: 0, duplicateRate: 0, delayMs: 0 };

/** The same numbers in every run (Numerical Recipes' generator). */
const evenly = () => {
  let state = 1;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
};

const sendMany = (faults: Partial<typeof none>, random = evenly()) => {
  const carry = createFrameFaults({ faultsOf: () => ({ ...none, ...faults }), random });
  const sent: number[] = [];
  for (let frame = 0; frame < 1_000; frame++) carry('user', () => void sent.push(frame));
  return sent;
};

test('at rest every frame comes once, in order', () => {
  expect(sendMany({})).toEqual(Array.from({ length: 1_000 }, (_, frame) => frame));
});

test('a rate of 1 is every frame', () => {
  expect(sendMany({ dropRate: 1 })).toEqual([]);
  expect(sendMany({ duplicateRate: 1 })).toHaveLength(2_000);
});

test('a rate between is that share of the frames', () => {
  expect(sendMany({ dropRate: 0.3 }).length / 1_000).toBeCloseTo(0.7, 1);
  expect(sendMany({ duplicateRate: 0.3 }).length / 1_000).toBeCloseTo(1.3, 1);
});

test('delayed frames overtake each other, are all there in the end, and none is late beyond the delay', () => {
  vi.useFakeTimers();
  try {
    const sent = sendMany({ delayMs: 200 });
    vi.advanceTimersByTime(99);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(101);
    expect(sent).toHaveLength(1_000);
    expect(sent).not.toEqual(sent.toSorted((a, b) => a - b));
  } finally {
    vi.useRealTimers();
  }
});

test('sockets are cut once for each time that it is asked, for those it was asked for', () => {
  const asked = (cuts: Record<string, string | null>): Settings => ({
    poison: new Set(),
    scopes: new Map(
      Object.entries(cuts).map(([scope, cut]) => [
        scope,
        {
          scope,
          cut,
          paused: false,
          projection_delay_ms: 0,
          fail_before: 0,
          fail_after: 0,
          fail_point: 0,
          drop_rate: null,
          duplicate_rate: null,
          frame_delay_ms: null,
          answer_delay_ms: null,
          kills: false,
        },
      ]),
    ),
  });
  expect(findCuts(asked({ one: 'a' }), atRest)).toEqual(['one']);
  expect(findCuts(asked({ one: 'a', two: null }), asked({ one: 'a' }))).toEqual([]);
  expect(findCuts(asked({ one: 'b', two: 'c' }), asked({ one: 'a' }))).toEqual(['one', 'two']);
  expect(findCuts(asked({ all: 'b', one: 'c' }), asked({ one: 'a' }))).toEqual(['all']);
  expect(findCuts(atRest, asked({ all: 'b' }))).toEqual([]);
});
