// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepFocus } from './keep-focus.ts';

let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML =
    '<main><button id="opener">Open</button><ul><li id="one"><button>Remove</button></li><li></li></ul></main>';
  stop = keepFocus();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const find = (selector: string) => document.querySelector<HTMLElement>(selector) as HTMLElement;
const later = () => vi.advanceTimersByTimeAsync(200);

it('what had the focus is taken away: what it lay in has it, for as long as it is there', async () => {
  find('#one button').focus();
  find('#one').remove();
  await later();
  expect(document.activeElement).toBe(find('ul'));
  expect(find('ul').tabIndex).toBe(-1);
  find('#opener').focus();
  expect(find('ul').hasAttribute('tabindex')).toBe(false);
});

it('what had the focus before the page could know is no different', async () => {
  stop();
  find('#one button').focus();
  stop = keepFocus();
  find('#one').remove();
  await later();
  expect(document.activeElement).toBe(find('ul'));
});

it('a dialog that goes leaves it to what had it before; what gives it back itself is let do it', async () => {
  find('#opener').focus();
  document.body.insertAdjacentHTML('beforeend', '<div id="dialog"><button>Yes</button></div>');
  find('#dialog button').focus();
  find('#dialog').remove();
  await later();
  expect(document.activeElement).toBe(find('#opener'));

  document.body.insertAdjacentHTML('beforeend', '<div id="dialog"><button>Yes</button></div>');
  find('#dialog button').focus();
  find('#dialog').remove();
  find('li button').focus();
  await later();
  expect(document.activeElement).toBe(find('li button'));
});

it('a page that changes all the time is no different', async () => {
  find('#one button').focus();
  find('#one').remove();
  for (let line = 0; line < 8; line += 1) {
    await vi.advanceTimersByTimeAsync(25);
    find('ul').append(document.createElement('li'));
  }
  expect(document.activeElement).toBe(find('ul'));
  find('#opener').focus();
  find('#opener').remove();
  await later();
  expect(document.activeElement).toBe(find('main'));
});

it('who gives the focus away keeps it away', async () => {
  find('#opener').focus();
  find('#opener').blur();
  find('#one').remove();
  await later();
  expect(document.activeElement).toBe(document.body);
});
