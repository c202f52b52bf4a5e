// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pressedEarly } from './early-presses.ts';
import { notePresses } from './note-presses.ts';
import { type Buttons, Page, Shelf } from './testing/pages.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
HTMLElement.prototype.animate = () => ({ cancel: () => undefined }) as Animation;

let root: Root | undefined;

/** Draws a page as the server does. */
const draw = (page: ReactNode) => {
  document.documentElement.lang = 'en';
  document.documentElement.innerHTML = renderToString(page).replace(/^<html[^>]*>|<\/html>$/g, '');
  notePresses(pressedEarly);
};
const wakeAs = (page: ReactNode) =>
  act(async () => {
    root = hydrateRoot(document, page);
  });

/** A page that is drawn; answers how to wake it, and how to draw its part with other buttons then. */
const openPage = (code?: Promise<unknown>) => {
  const made = { onFrame: vi.fn(), onPart: vi.fn() };
  draw(<Page {...made} />);
  const wake = () => wakeAs(<Page {...made} code={code} />);
  const drawAnew = (buttons: Buttons) =>
    act(async () => root?.render(<Page {...made} code={code} buttons={buttons} />));
  return { ...made, wake, drawAnew };
};

const buttons = () => [...document.querySelectorAll('button')];
const press = (index: number) =>
  act(() => {
    const button = buttons()[index];
    const event = new MouseEvent('click', { bubbles: true, cancelable: true });
    (button?.firstElementChild ?? button)?.dispatchEvent(event);
  });
/** Looks several times whether the page answers, and lets React do what comes of it. */
const aWhile = () => act(() => vi.advanceTimersByTimeAsync(200));
const leave = () => act(async () => root?.unmount());

// The looks go by the test's clock; React works when it is asked to.
beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(async () => {
  await leave();
  vi.useRealTimers();
  window.history.replaceState(null, '', '/');
});

describe('what is pressed before the page answers', () => {
  it('is done once, in the frame and in what lies in it, however often it was pressed', async () => {
    const { onFrame, onPart, wake } = openPage();
    for (const index of [0, 0, 2, 2]) press(index);
    await wake();
    await aWhile();
    expect(onFrame).toHaveBeenCalledTimes(1);
    expect(onPart.mock.calls).toEqual([['again']]);
    press(0);
    await aWhile();
    expect(onFrame).toHaveBeenCalledTimes(2);
  });

  it('waits for the code of its part while the frame answers, also when pressed only then', async () => {
    const { promise, resolve } = Promise.withResolvers();
    const { onFrame, onPart, wake } = openPage(promise);
    press(1);
    press(0);
    await wake();
    await aWhile();
    expect(onFrame).toHaveBeenCalledTimes(1);
    press(2);
    await aWhile();
    expect(onPart).not.toHaveBeenCalled();
    await act(async () => resolve(undefined));
    await aWhile();
    expect(onPart.mock.calls.flat().toSorted()).toEqual(['again', 'cancel']);
    expect(onFrame).toHaveBeenCalledTimes(1);
  });

  it('is kept also where it is the first, and the frame has long answered', async () => {
    const { promise, resolve } = Promise.withResolvers();
    const { onPart, wake } = openPage(promise);
    await wake();
    await aWhile();
    press(1);
    await act(async () => resolve(undefined));
    await aWhile();
    expect(onPart.mock.calls).toEqual([['cancel']]);
  });

  it('is done by what counts something else by then', async () => {
    const { onFrame, wake } = openPage();
    press(0);
    await wake();
    buttons()[0]?.setAttribute('aria-label', 'Cart, 3 items');
    await aWhile();
    expect(onFrame).toHaveBeenCalledTimes(1);
  });

  it('is forgotten elsewhere, on a page that was left, and where something else stands now', async () => {
    const { onPart, wake } = openPage();
    press(1);
    window.history.pushState(null, '', '/elsewhere');
    await wake();
    await aWhile();
    window.history.replaceState(null, '', '/');
    await aWhile();
    expect(onPart).not.toHaveBeenCalled();
    await leave();

    const left = openPage();
    press(1);
    window.dispatchEvent(new Event('pagehide'));
    await left.wake();
    await aWhile();
    expect(left.onPart).not.toHaveBeenCalled();
    await leave();

    const other = openPage();
    press(1);
    await other.wake();
    buttons()[1]?.setAttribute('aria-label', 'Order again');
    await aWhile();
    expect(other.onPart).not.toHaveBeenCalled();
  });

  it('is done by what took its place and means the same, once the page knows better', async () => {
    const onMore = vi.fn();
    draw(<Shelf onMore={onMore} />);
    press(0);
    press(0);
    await wakeAs(<Shelf onMore={onMore} />);
    await aWhile();
    expect(onMore).toHaveBeenCalledTimes(1);
  });

  it('leaves the focus of who pressed by key to what took its place, and no other focus', async () => {
    const hadFocus = vi.fn();
    const shelf = <Shelf onMore={() => hadFocus(document.activeElement?.tagName)} />;
    draw(shelf);
    buttons()[0]?.focus();
    press(0);
    await wakeAs(shelf);
    await aWhile();
    expect(hadFocus.mock.calls).toEqual([['BUTTON']]);
    await leave();

    draw(shelf);
    press(0);
    await wakeAs(shelf);
    await aWhile();
    expect(hadFocus.mock.calls).toEqual([['BUTTON'], ['BODY']]);
  });

  it('is done by the one that is called the same where that part was made anew, not by one of two', async () => {
    const { onPart, wake, drawAnew } = openPage();
    press(1);
    await wake();
    await drawAnew([['cancel anew', 'Cancel']]);
    await aWhile();
    expect(onPart.mock.calls).toEqual([['cancel anew']]);
    await leave();

    const two = openPage();
    press(1);
    await two.wake();
    await two.drawAnew([
      ['one cancel', 'Cancel'],
      ['another', 'Cancel'],
    ]);
    await aWhile();
    expect(two.onPart).not.toHaveBeenCalled();
  });

  it('is left alone where React would never answer, beside the body', async () => {
    const { wake } = openPage();
    await wake();
    const foreign = document.createElement('button');
    const onForeign = vi.fn();
    foreign.addEventListener('click', onForeign);
    document.documentElement.append(foreign);
    foreign.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await aWhile();
    foreign.remove();
    expect(onForeign).toHaveBeenCalledTimes(1);
  });
});
