// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { later } from './later.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const Loaded = ({ open }: { open: boolean }) => (open ? 'the dialog' : 'closed');
let root: Root;
let screen: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers();
  screen = document.createElement('div');
  root = createRoot(screen);
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
/** A dialog whose code is not to be had for so many times. */
const failing = (times: number) => {
  const load = vi.fn(async () => Loaded);
  for (let time = 0; time < times; time += 1) load.mockRejectedValueOnce(new TypeError('away'));
  return { load, Box: later(load) };
};

it('what could not be fetched when it was opened opens by itself once the server is back', async () => {
  const { load, Box } = failing(3);
  await act(async () => root.render(<Box open />));
  await pass(100);
  expect(screen.textContent).toBe('');
  await pass(20_000);
  expect(screen.textContent).toBe('the dialog');
  expect(load).toHaveBeenCalledTimes(4);
});

it('what was closed, or left, before it came is not asked for again and again', async () => {
  const { load, Box } = failing(100);
  await act(async () => root.render(<Box open />));
  await pass(100);
  await act(async () => root.render(<Box open={false} />));
  await pass(100);
  const asked = load.mock.calls.length;
  await pass(60_000);
  expect(load).toHaveBeenCalledTimes(asked);
  await act(async () => root.render(<Box open />));
  await pass(100);
  await act(async () => root.render(null));
  const left = load.mock.calls.length;
  await pass(60_000);
  expect(load).toHaveBeenCalledTimes(left);
});
