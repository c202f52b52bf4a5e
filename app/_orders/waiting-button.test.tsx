// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { WaitingButton } from './waiting-button.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

/** Ids are letters here, and there must be a hundred of them. */
const firstOfMany = 0x4e00;

let page: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.useFakeTimers();
  page = document.createElement('div');
  root = createRoot(page);
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

/** The list as it is drawn; without `ids` it has the same orders all along. */
const draw = (waiting: number, ids = 'defg', hasMore = true) => {
  const orders = [...ids].map((id) => ({ id }) as DrawnOrder);
  const list = { orders, waiting, hasMore, status: 'ready' as const, showWaiting: () => {} };
  return act(async () => root.render(<WaitingButton list={list} />));
};
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
/** Nothing came for long enough that the next is told of anew. */
const beCalm = async () => {
  await pass(10_000);
  await pass(2_000);
};
const status = () => page.querySelector('[role="status"]');

test('arrivals are told of in a status that was there before, and never one by one', async () => {
  await draw(0);
  const line = status();
  expect(line?.textContent).toBe('');
  const heard: (string | null | undefined)[] = [];
  for (let waiting = 1; waiting <= 20; waiting += 1) {
    await draw(waiting);
    await pass(100);
    const now = status()?.textContent;
    if (now !== heard.at(-1)) heard.push(now);
  }
  await pass(10_000);
  expect(status()).toBe(line);
  expect(line?.textContent).toBe('20 new orders');
  expect(heard.length).toBeLessThanOrEqual(3);
});

test('when what waited is shown, nothing is told any more', async () => {
  await draw(2);
  await pass(10_000);
  expect(status()?.textContent).toBe('2 new orders');
  await draw(0);
  await pass(10_000);
  expect(status()?.textContent).toBe('');
});

test('what comes to the top before one’s eyes is heard, each time, and what is loaded at the end is not', async () => {
  await draw(0);
  const line = status();
  await draw(0, 'defghi');
  await pass(10_000);
  expect(line?.textContent).toBe('');
  for (const ids of ['cdefghi', 'bcdefghi']) {
    await draw(0, ids);
    await pass(2_000);
    expect(line?.textContent).toBe('1 new order');
    await beCalm();
    expect(line?.textContent).toBe('');
  }
  expect(status()).toBe(line);
});

test('the first order of an empty list is heard, and one that comes back is no new one', async () => {
  await draw(0, '', false);
  await draw(0, 'a', false);
  await pass(2_000);
  expect(status()?.textContent).toBe('1 new order');
  await beCalm();
  await draw(0, '', false);
  await draw(0, 'a', false);
  await pass(2_000);
  expect(status()?.textContent).toBe('');
});

test('what was said to wait is not told of again when it is shown', async () => {
  await draw(0);
  await draw(2);
  await pass(10_000);
  await draw(0, 'bcdefg');
  await pass(2_000);
  expect(status()?.textContent).toBe('');
});

test('of a stream of orders one hears now and then', async () => {
  const heard: (string | null | undefined)[] = [];
  let come = 'defg';
  await draw(0, come);
  for (let count = 1; count <= 100; count += 1) {
    come = String.fromCodePoint(firstOfMany + count) + come;
    await draw(0, come);
    await pass(300);
    const now = status()?.textContent;
    if (now && now !== heard.at(-1)) heard.push(now);
  }
  expect(heard.length).toBeGreaterThan(1);
  expect(heard.length).toBeLessThanOrEqual(4);
});
