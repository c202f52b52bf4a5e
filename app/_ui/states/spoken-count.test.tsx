// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SpokenCount } from './spoken-count.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let page: HTMLElement;
let root: Root;
let heard: string[];

beforeEach(() => {
  vi.useFakeTimers();
  page = document.createElement('div');
  root = createRoot(page);
  heard = [];
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

const status = () => page.querySelector('[role="status"]')?.textContent ?? undefined;
const listen = () => {
  const now = status();
  if (now !== undefined && now !== heard.at(-1)) heard.push(now);
};
const draw = async (asked: string, count: number | undefined, hasMore = false) => {
  await act(async () =>
    root.render(<SpokenCount one="product" asked={asked} count={count} hasMore={hasMore} />),
  );
  listen();
};
const pass = async (ms = 10_000) => {
  await act(() => vi.advanceTimersByTimeAsync(ms));
  listen();
};

test('what a page opens with is not spoken, and the line is there before it says anything', async () => {
  await draw('', 24, true);
  await pass();
  expect(heard).toEqual(['']);
});

test('what a search finds is spoken once one has stopped typing and it is known', async () => {
  await draw('', 24, true);
  const line = page.querySelector('[role="status"]');
  for (const typed of ['l', 'la', 'lan']) {
    await draw(typed, undefined);
    await pass(200);
    await draw(typed, 24 - typed.length);
    await pass(200);
  }
  await pass();
  expect(heard).toEqual(['', '21 products']);
  await draw('lanx', undefined);
  await pass();
  await draw('lanx', 0);
  await pass();
  await draw('', 24, true);
  await pass();
  expect(heard.filter(Boolean)).toEqual(['21 products', 'Nothing matches', '24 products and more']);
  expect(page.querySelector('[role="status"]')).toBe(line);
});

test('another search that finds as many is spoken, too', async () => {
  await draw('', 24);
  for (const typed of ['a', 'b']) {
    await draw(typed, 1);
    await pass();
  }
  expect(heard).toEqual(['', '1 product', '', '1 product']);
});

test('what comes to a list, or leaves it, while it is the answer to the same is not counted aloud', async () => {
  await draw('', 24);
  await draw('a', 3);
  await pass();
  for (const count of [4, 5, 0, 2]) {
    await draw('a', count);
    await pass();
  }
  expect(heard).toEqual(['', '3 products']);
});
