// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setSingleKeys } from '../keys/single-keys.ts';
import { SearchField } from './search-field.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let page: HTMLElement;
let beside: HTMLElement;
let root: Root;

beforeEach(async () => {
  page = document.body.appendChild(document.createElement('div'));
  beside = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  await act(async () =>
    root.render(<SearchField label="Search" value="" onText={() => {}} shortcut="/" />),
  );
});
afterEach(async () => {
  await act(async () => root.unmount());
  page.remove();
  beside.remove();
});

const press = (on: Element) =>
  on.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
const isFocused = () => document.activeElement === page.querySelector('input');

test('the key of the search leads to it, also from a box that is ticked and beside an open panel', () => {
  beside.innerHTML = '<div role="dialog"><input type="checkbox"></div>';
  press(beside.querySelector('input') as Element);
  expect(isFocused()).toBe(true);
});

test('the key of the search does not lead out of a question that hides the page, nor out of what one types', () => {
  beside.innerHTML =
    '<div role="dialog"><span role="radio" tabindex="0"></span><textarea></textarea></div>';
  press(beside.querySelector('textarea') as Element);
  expect(isFocused()).toBe(false);
  page.setAttribute('aria-hidden', 'true');
  press(beside.querySelector('[role="radio"]') as Element);
  expect(isFocused()).toBe(false);
});

test('its key rests while keys pressed alone are turned off, and nothing says that it works', async () => {
  const told = () => page.querySelector('input')?.getAttribute('aria-keyshortcuts');
  expect(told()).toBe('/');
  await act(async () => setSingleKeys(false));
  press(beside);
  expect(isFocused()).toBe(false);
  expect(told()).toBeNull();
  await act(async () => setSingleKeys(true));
  press(beside);
  expect(isFocused()).toBe(true);
  expect(told()).toBe('/');
});
