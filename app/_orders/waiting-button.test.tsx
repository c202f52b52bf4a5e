// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WaitingButton } from './waiting-button.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

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

const draw = (waiting: number) =>
  act(async () => root.render(<WaitingButton waiting={waiting} onShow={() => {}} />));
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
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
