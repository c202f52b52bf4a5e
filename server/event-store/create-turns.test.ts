import { afterEach, expect, test, vi } from 'vitest';
import { createTurns } from './create-turns.ts';

afterEach(() => vi.useRealTimers());

const patient = { waiting: 100, waitMs: 60_000 };

/** A work that ends when it is told to. */
const work = () => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const run = vi.fn(() => promise);
  return { run, end: resolve, fail: reject };
};

test('works of one key run one at a time, in the order in which they came', async () => {
  const inTurn = createTurns(patient);
  const begun: number[] = [];
  let running = 0;
  await Promise.all(
    [1, 2, 3, 4].map((n) =>
      inTurn('a', async () => {
        begun.push(n);
        running += 1;
        await Promise.resolve();
        expect(running).toBe(1);
        running -= 1;
      }),
    ),
  );
  expect(begun).toEqual([1, 2, 3, 4]);
});

test('works of another key wait for nobody', async () => {
  const inTurn = createTurns(patient);
  const slow = work();
  const held = inTurn('a', slow.run);
  expect(await inTurn('b', async () => 'at once')).toBe('at once');
  slow.end('later');
  expect(await held).toBe('later');
});

test('a work that fails is told to its own caller, and the next one has its turn', async () => {
  const inTurn = createTurns(patient);
  const failing = work();
  const [first, second] = [inTurn('a', failing.run), inTurn('a', async () => 'done')];
  failing.fail(new Error('Away'));
  await expect(first).rejects.toThrow('Away');
  expect(await second).toBe('done');
});

test('one more than may wait is refused at once, and never begins', async () => {
  const inTurn = createTurns({ ...patient, waiting: 1 });
  const [running, refused] = [work(), work()];
  const answers = [inTurn('a', running.run), inTurn('a', async () => 'second')];
  await expect(inTurn('a', refused.run)).rejects.toMatchObject({ code: 'overloaded' });
  running.end('first');
  expect(await Promise.all(answers)).toEqual(['first', 'second']);
  expect(refused.run).not.toHaveBeenCalled();
});

test('whose turn does not come in time leaves, and those behind move up', async () => {
  vi.useFakeTimers();
  const inTurn = createTurns({ waiting: 2, waitMs: 1_000 });
  const [running, late] = [work(), work()];
  const first = inTurn('a', running.run);
  const left = expect(inTurn('a', late.run)).rejects.toMatchObject({ code: 'overloaded' });
  await vi.advanceTimersByTimeAsync(600);
  const behind = inTurn('a', async () => 'behind');
  await vi.advanceTimersByTimeAsync(600);
  await left;
  running.end('first');
  expect(await Promise.all([first, behind])).toEqual(['first', 'behind']);
  expect(late.run).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
