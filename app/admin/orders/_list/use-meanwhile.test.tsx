// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { useMeanwhile } from './use-meanwhile.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

type Asked = Parameters<typeof useMeanwhile>[0];

let root: Root;
let drawn: string;
const List = ({ asked }: { asked: Asked }) => {
  drawn = useMeanwhile(asked).path;
  return null;
};
/** Draws what is asked for; answers the path of what is drawn. */
const draw = async (path: string, status: Asked['list']['status'], rows: number) => {
  const orders = Array.from<DrawnOrder>({ length: rows });
  await act(async () => root.render(<List asked={{ path, list: { status, orders } }} />));
  return drawn;
};

beforeEach(() => {
  root = createRoot(document.createElement('div'));
});
afterEach(() => act(async () => root.unmount()));

test('the rows of the list before stay until those that are asked for are there, or nobody has them', async () => {
  expect(await draw('/a', 'loading', 0)).toBe('/a');
  expect(await draw('/a', 'ready', 2)).toBe('/a');
  expect(await draw('/b', 'loading', 0)).toBe('/a');
  expect(await draw('/c', 'loading', 0)).toBe('/a');
  expect(await draw('/c', 'ready', 1)).toBe('/c');
  expect(await draw('/d', 'loading', 0)).toBe('/c');
  expect(await draw('/d', 'error', 0)).toBe('/d');
});

test('a list that must be held back is not drawn from before', async () => {
  await draw('/a', 'ready', 2);
  expect(await draw('/a', 'loading', 0)).toBe('/a');
  await draw('/b', 'loading', 1);
  expect(drawn).toBe('/b');
});
