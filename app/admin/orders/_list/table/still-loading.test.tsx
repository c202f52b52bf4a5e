// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StillLoading } from './still-loading.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let root: Root;
let host: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers();
  host = document.createElement('div');
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

const draw = (isLoading: boolean) =>
  act(async () => root.render(<StillLoading isLoading={isLoading} />));
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const said = () => host.querySelector('[role=status]')?.textContent;

test('what is loaded soon is not told of', async () => {
  await draw(false);
  await draw(true);
  await pass(900);
  await draw(false);
  await pass(5_000);
  expect(said()).toBe('');
});

test('what takes longer is, until it is there, and each time after a while of its own', async () => {
  await draw(false);
  expect(said()).toBe('');
  await draw(true);
  await pass(1_000);
  expect(said()).toContain('Loading these orders…');
  await draw(false);
  expect(said()).toBe('');
  await draw(true);
  await pass(900);
  expect(said()).toBe('');
  await pass(100);
  expect(said()).toContain('Loading these orders…');
});
