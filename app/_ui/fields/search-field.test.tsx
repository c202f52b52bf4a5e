// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
