// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useUrlSearch } from './use-url-search.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const replaced = vi.spyOn(window.history, 'replaceState').mockImplementation(() => undefined);
const root = createRoot(document.createElement('div'));
let text = '';
let type: (text: string) => void;
const pathOf = (wanted: string) => `/?q=${wanted}`;
const Box = ({ q, isHere }: { q: string; isHere: boolean }) => {
  [text, type] = useUrlSearch(q, isHere ? pathOf : undefined);
  return null;
};
/** The page is drawn for the URL that says `q`. */
const urlSays = (q: string) => act(async () => root.render(<Box q={q} isHere />));
/** A page is drawn that has the box, and not the list that it searches. */
const elsewhere = () => act(async () => root.render(<Box q="" isHere={false} />));
const typed = (letters: string) => act(async () => type(letters));
/** The box has rested; the URL was told, and the page has not been drawn for it yet. */
const rested = () => act(async () => vi.advanceTimersByTime(1_000));

beforeEach(async () => {
  vi.useFakeTimers();
  replaced.mockClear();
  await act(async () => root.render(null));
  await urlSays('');
});
afterEach(() => vi.useRealTimers());

it('what is typed while the page is being drawn for a search is kept', async () => {
  await typed('ab');
  await rested();
  await typed('abc');
  await urlSays('ab');
  expect(text).toBe('abc');
  await rested();
  expect(replaced).toHaveBeenLastCalledWith(null, '', '/?q=abc');
  await urlSays('abc');
  expect(text).toBe('abc');
});

it('what is typed is kept while several searches are on their way, drawn one by one or only the last', async () => {
  for (const letters of ['a', 'ab', 'abc']) {
    await typed(letters);
    await rested();
  }
  await typed('abcd');
  await urlSays('a');
  expect(text).toBe('abcd');
  await urlSays('abc');
  expect(text).toBe('abcd');
});

it('what is emptied while a search is on its way stays empty, and is searched', async () => {
  await typed('ab');
  await rested();
  await typed('');
  await urlSays('ab');
  expect(text).toBe('');
  await rested();
  expect(replaced).toHaveBeenLastCalledWith(null, '', '/?q=');
});

it('what is pasted with a tab and marks of direction stays as it is, and its words are searched', async () => {
  await typed('\u200ered\tbag');
  await rested();
  expect(replaced).toHaveBeenCalledExactlyOnceWith(null, '', '/?q=red bag');
  await urlSays('red bag');
  expect(text).toBe('\u200ered\tbag');
});

it('the box follows an address that somebody else changed', async () => {
  await typed('ab');
  await rested();
  await urlSays('ab');
  await urlSays('lantern');
  expect(text).toBe('lantern');
  await urlSays('ab');
  expect(text).toBe('ab');
});

it('the URL has what was typed before a press leads on, and stays as it is afterwards', async () => {
  const link = document.body.appendChild(document.createElement('button'));
  const told = vi.fn(() => replaced.mock.calls.length);
  link.addEventListener('click', told);
  await typed('ab');
  await act(async () => link.click());
  expect(told).toHaveReturnedWith(1);
  await rested();
  expect(replaced).toHaveBeenCalledExactlyOnceWith(null, '', '/?q=ab');
  link.remove();
});

it('the URL has what was typed before Enter opens what is found', async () => {
  await typed('ab');
  await act(async () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'b' })));
  expect(replaced).not.toHaveBeenCalled();
  await act(async () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' })));
  expect(replaced).toHaveBeenCalledTimes(1);
  await rested();
  expect(replaced).toHaveBeenCalledExactlyOnceWith(null, '', '/?q=ab');
});

it('Back right after a letter is not undone by the search for it', async () => {
  await typed('ab');
  window.history.pushState(null, '', '/elsewhere');
  await rested();
  expect(replaced).not.toHaveBeenCalled();
  window.history.pushState(null, '', '/');
});

it('a search that the press after it has taken out of the URL leaves the box, too, and Back brings it again', async () => {
  await typed('ab');
  // The URL that is told stays without it here, as it does where *Clear all* is pressed.
  await act(async () => document.body.click());
  expect(replaced).toHaveBeenCalledExactlyOnceWith(null, '', '/?q=ab');
  expect(text).toBe('ab');
  await rested();
  expect(text).toBe('');
  await urlSays('ab');
  expect(text).toBe('ab');
});

it('a search that a press led away from leaves the box, and Back brings it again', async () => {
  for (const stay of [rested, async () => undefined]) {
    await urlSays('');
    await typed('ab');
    // The page is never drawn for the search that the press tells the URL of.
    await act(async () => document.body.click());
    await stay();
    await elsewhere();
    expect(text).toBe('');
    await stay();
    await urlSays('ab');
    expect(text).toBe('ab');
  }
});

it('Back right after a letter, to another state of the same screen, is what is searched there', async () => {
  window.history.pushState(null, '', '/?q=bo');
  await urlSays('bo');
  await typed('box');
  await act(async () => window.dispatchEvent(new PopStateEvent('popstate')));
  expect(text).toBe('bo');
  await rested();
  expect(replaced).not.toHaveBeenCalled();
  window.history.pushState(null, '', '/');
});
