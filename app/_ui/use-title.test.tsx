// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { beforeEach, expect, it, vi } from 'vitest';
import { useTitle } from './use-title.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const Titled = ({ title }: { title: string }) => {
  useTitle(title);
  return null;
};
let root: Root;
beforeEach(() => {
  root = createRoot(document.createElement('div'));
  document.title = 'My orders';
});
const draw = (title: string) => act(async () => root.render(<Titled title={title} />));

it('a page that is left for the one below it leaves no title behind', async () => {
  await draw('New order');
  await draw('Order 7');
  expect(document.title).toBe('Order 7');
  await act(async () => root.unmount());
  expect(document.title).toBe('My orders');
});

it('a page that is left for one with a title of its own does not touch that', async () => {
  await draw('Order 7');
  document.title = 'Catalogue';
  await act(async () => root.unmount());
  expect(document.title).toBe('Catalogue');
});
