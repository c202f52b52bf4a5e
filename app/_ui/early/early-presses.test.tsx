// @vitest-environment happy-dom
import { Suspense, use, useEffect, useState } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AnsweringBody } from './answering-body.tsx';
import { pressedEarly } from './early-presses.ts';
import { notePresses } from './note-presses.ts';

HTMLElement.prototype.animate = () => ({ cancel: () => undefined }) as Animation;

type Made = {
  onFrame: () => void;
  onPart: (name: string) => void;
  code?: Promise<unknown> | undefined;
};

/** A page with a button of its frame, and two of a part whose code may come later. */
const Page = ({ onFrame, onPart, code }: Made) => (
  <html lang="en">
    <head>
      <title>A page</title>
    </head>
    <AnsweringBody>
      <button type="button" onClick={onFrame}>
        Cart, 0 items
      </button>
      <Suspense>
        <Part {...{ onPart, code }} />
      </Suspense>
    </AnsweringBody>
  </html>
);

const Part = ({ onPart, code }: Omit<Made, 'onFrame'>) => {
  if (code !== undefined) use(code);
  return ['Cancel', 'Order again'].map((name) => (
    <button key={name} type="button" onClick={() => onPart(name)}>
      <i>{name}</i>
    </button>
  ));
};

/** A page that learns only when it wakes that what it offers is in the cart already. */
const Shelf = ({ onMore }: { onMore: () => void }) => {
  const [isIn, setIsIn] = useState(false);
  useEffect(() => setIsIn(true), []);
  return (
    <html lang="en">
      <AnsweringBody>
        {isIn ? (
          <i>
            <button type="button" data-means="one more cup" onClick={onMore}>
              One more
            </button>
          </i>
        ) : (
          <button type="button" data-means="one more cup">
            Add to cart
          </button>
        )}
      </AnsweringBody>
    </html>
  );
};

let root: Root | undefined;

/** Drawn as the server draws it; answers how to wake it. */
const openPage = (code?: Promise<unknown>) => {
  const made = { onFrame: vi.fn(), onPart: vi.fn() };
  document.documentElement.lang = 'en';
  document.documentElement.innerHTML = renderToString(<Page {...made} />).replace(
    /^<html[^>]*>|<\/html>$/g,
    '',
  );
  notePresses(pressedEarly);
  const wake = () => {
    root = hydrateRoot(document, <Page {...made} code={code} />);
  };
  return { ...made, wake };
};

const buttons = () => [...document.querySelectorAll('button')];
const press = (index: number) =>
  (buttons()[index]?.firstElementChild ?? buttons()[index])?.dispatchEvent(
    new MouseEvent('click', { bubbles: true, cancelable: true }),
  );
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 200));

afterEach(() => {
  root?.unmount();
  window.history.replaceState(null, '', '/');
});

describe('what is pressed before the page answers', () => {
  it('is done once, in the frame and in what lies in it, however often it was pressed', async () => {
    const { onFrame, onPart, wake } = openPage();
    for (const index of [0, 0, 2, 2]) press(index);
    wake();
    await vi.waitFor(() => expect(onPart).toHaveBeenCalled());
    await aWhile();
    expect(onFrame).toHaveBeenCalledTimes(1);
    expect(onPart.mock.calls).toEqual([['Order again']]);
    press(0);
    await aWhile();
    expect(onFrame).toHaveBeenCalledTimes(2);
  });

  it('waits for the code of its part while the frame answers, also when pressed only then', async () => {
    let come: (value: unknown) => void = () => undefined;
    const { onFrame, onPart, wake } = openPage(
      new Promise((resolve) => {
        come = resolve;
      }),
    );
    press(1);
    wake();
    press(0);
    await vi.waitFor(() => expect(onFrame).toHaveBeenCalled());
    press(2);
    await aWhile();
    expect(onPart).not.toHaveBeenCalled();
    come(undefined);
    await vi.waitFor(() => expect(onPart).toHaveBeenCalledTimes(2));
    await aWhile();
    expect(onPart.mock.calls.flat().toSorted()).toEqual(['Cancel', 'Order again']);
    expect(onFrame).toHaveBeenCalledTimes(1);
  });

  it('is forgotten elsewhere, on a page that was left, and where something else stands now', async () => {
    const { onPart, wake } = openPage();
    press(1);
    window.history.pushState(null, '', '/elsewhere');
    wake();
    await aWhile();
    window.history.replaceState(null, '', '/');
    await aWhile();
    expect(onPart).not.toHaveBeenCalled();
    root?.unmount();

    const left = openPage();
    press(1);
    window.dispatchEvent(new Event('pagehide'));
    left.wake();
    await aWhile();
    expect(left.onPart).not.toHaveBeenCalled();
    root?.unmount();

    const other = openPage();
    press(1);
    other.wake();
    await new Promise((resolve) => setTimeout(resolve, 10));
    buttons()[1]?.setAttribute('aria-label', 'Order again');
    await aWhile();
    expect(other.onPart).not.toHaveBeenCalled();
  });

  it('is done by what took its place and means the same, once the page knows better', async () => {
    const onMore = vi.fn();
    document.documentElement.innerHTML = renderToString(<Shelf onMore={onMore} />).replace(
      /^<html[^>]*>|<\/html>$/g,
      '',
    );
    notePresses(pressedEarly);
    press(0);
    press(0);
    root = hydrateRoot(document, <Shelf onMore={onMore} />);
    await vi.waitFor(() => expect(onMore).toHaveBeenCalled());
    await aWhile();
    expect(onMore).toHaveBeenCalledTimes(1);
  });

  it('is done by the one that is called the same where that part was made anew, not by one of two', async () => {
    const { onPart, wake } = openPage();
    press(1);
    const old = buttons()[1];
    wake();
    await new Promise((resolve) => setTimeout(resolve, 10));
    const anew = () => old?.cloneNode(true) as HTMLElement;
    const [first, second] = [anew(), anew()];
    first.addEventListener('click', () => onPart('made anew'));
    old?.replaceWith(first);
    await vi.waitFor(() => expect(onPart.mock.calls).toEqual([['made anew']]));
    root?.unmount();

    const two = openPage();
    press(1);
    const other = buttons()[1];
    two.wake();
    await new Promise((resolve) => setTimeout(resolve, 10));
    second.addEventListener('click', () => two.onPart('one of two'));
    other?.replaceWith(second, anew());
    await aWhile();
    expect(two.onPart).not.toHaveBeenCalled();
  });

  it('is left alone where React would never answer, beside the body', async () => {
    const { wake } = openPage();
    wake();
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
