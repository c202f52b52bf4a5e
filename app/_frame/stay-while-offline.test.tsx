// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Link } from '#app/_consistency/core/engine-state.ts';
import { createEngine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { patience } from '#app/_consistency/testing/run-options.ts';
import { shopper } from '#app/_consistency/testing/samples.ts';
import { hereAlready } from '#app/_ui/here-already.ts';
import { StayWhileOffline } from './stay-while-offline.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let isOnLine = true;
vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => isOnLine);
const fetched = vi.spyOn(globalThis, 'fetch');
const went = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
let ends: (() => Promise<void>)[] = [];

beforeEach(() => {
  isOnLine = false;
  fetched.mockReset();
  went.mockClear();
});
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

/** Follows a link on a page whose engine heard this of its network; whether the browser may go. */
const follow = async (link: Link, keys: MouseEventInit = {}) => {
  const engine = createEngine({ viewer: shopper });
  engine.store.dispatch({ type: 'linked', link });
  const access = { engine, queryClient: createQueryClient(), promised: 0 };
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  ends.push(async () => {
    await act(async () => root.unmount());
    container.remove();
  });
  await act(async () =>
    root.render(
      <EngineContext value={access}>
        <a href="/orders">My orders</a>
        <a href="/products">Products</a>
        <a href="/orders?status=shipped" {...hereAlready}>
          Shipped
        </a>
        <StayWhileOffline />
      </EngineContext>,
    ),
  );
  return press('/orders', keys);
};

/** Presses a link of the page; whether the browser may go. */
const press = (href: string, keys: MouseEventInit = {}) => {
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, ...keys });
  document.querySelector(`a[href="${href}"]`)?.dispatchEvent(click);
  return !click.defaultPrevented;
};

/** The server was asked, and what it said, or that it said nothing, has been acted on. */
const answered = async () => {
  await vi.waitFor(() => expect(fetched).toHaveBeenCalled(), { timeout: patience() });
  await Promise.allSettled(fetched.mock.results.map(({ value }) => value));
  await act(async () => undefined);
};

it.each(['live', 'polling'] as const)(
  'a browser that says offline without reason follows links of a page that is %s once it is answered',
  async (link) => {
    fetched.mockResolvedValueOnce(new Response('{}'));
    expect(await follow(link)).toBe(false);
    await vi.waitFor(() => expect(went).toHaveBeenCalledWith(expect.stringMatching(/\/orders$/)), {
      timeout: patience(),
    });
  },
);

it('a page that heard an answer just before the connection went stays all the same', async () => {
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  expect(await follow('polling')).toBe(false);
  await answered();
  expect(went).not.toHaveBeenCalled();
});

it('a page without a connection stays', async () => {
  expect(await follow('offline')).toBe(false);
  expect(fetched).not.toHaveBeenCalled();
});

it('a page without a connection leads to what it has already', async () => {
  await follow('offline');
  expect(press('/orders?status=shipped')).toBe(true);
});

it('a page that has heard nothing yet, as that of somebody not signed in, asks before it stays', async () => {
  fetched.mockResolvedValueOnce(new Response('{}'));
  expect(await follow('connecting')).toBe(false);
  await vi.waitFor(() => expect(went).toHaveBeenCalledWith(expect.stringMatching(/\/orders$/)), {
    timeout: patience(),
  });
});

it('a page that has heard nothing yet stays when its question gets no answer', async () => {
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  expect(await follow('connecting')).toBe(false);
  await answered();
  expect(went).not.toHaveBeenCalled();
});

it('a browser that is online follows links, whatever the page heard', async () => {
  isOnLine = true;
  expect(await follow('offline')).toBe(true);
});

describe('a link whose answer is late', () => {
  it('does not lead away from where one has gone meanwhile', async () => {
    const late = Promise.withResolvers<Response>();
    fetched.mockReturnValueOnce(late.promise);
    await follow('polling');
    const { href } = window.location;
    window.history.pushState(null, '', '/products');
    late.resolve(new Response('{}'));
    await answered();
    window.history.replaceState(null, '', href);
    expect(went).not.toHaveBeenCalled();
  });

  it('gives way to one that was pressed after it', async () => {
    const late = Promise.withResolvers<Response>();
    fetched.mockReturnValueOnce(late.promise).mockResolvedValueOnce(new Response('{}'));
    await follow('polling');
    press('/products');
    await vi.waitFor(() => expect(went).toHaveBeenCalled(), { timeout: patience() });
    late.resolve(new Response('{}'));
    await answered();
    expect(went).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/\/products$/));
  });

  it('gives way to one that was pressed when the browser was online again', async () => {
    const late = Promise.withResolvers<Response>();
    fetched.mockReturnValueOnce(late.promise);
    await follow('polling');
    isOnLine = true;
    expect(press('/products')).toBe(true);
    late.resolve(new Response('{}'));
    await answered();
    expect(went).not.toHaveBeenCalled();
  });
});

it.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }])(
  'a link that opens beside the page (%o) is the browser’s own',
  async (keys) => {
    expect(await follow('offline', keys)).toBe(true);
    expect(fetched).not.toHaveBeenCalled();
  },
);
