// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { useProducts } from '#app/_consistency/react/queries/use-products.ts';
import { ReadFailed } from '#app/_consistency/transport/http-client.ts';
import { LoadMore } from '#app/_ui/states/load-more.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

/** An end of a list that is always in sight, as browsers tell of it: once, as soon as it is watched. */
class InSight {
  readonly #tell: IntersectionObserverCallback;
  #timer: ReturnType<typeof setTimeout> | undefined;
  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell;
  }
  observe() {
    const entry = { isIntersecting: true } as IntersectionObserverEntry;
    this.#timer = setTimeout(
      () => this.#tell([entry], this as unknown as IntersectionObserver),
      16,
    );
  }
  disconnect() {
    clearTimeout(this.#timer);
  }
}

const first = {
  data: [],
  nextCursor: 'next',
  hasMore: true,
  meta: { epoch: 'one', position: 1, lagMs: 0 },
};

const Shelf = () => {
  const shelf = useProducts('', first);
  return (
    <LoadMore
      hasMore={shelf.hasMore}
      loading={shelf.loadingMore}
      failed={shelf.moreFailed}
      onMore={shelf.loadMore}
      label="Show more products"
    />
  );
};

let page: HTMLElement;
let unmount: () => Promise<void>;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', InSight);
  page = document.body.appendChild(document.createElement('div'));
});
afterEach(async () => {
  await unmount();
  page.remove();
  vi.useRealTimers();
});

const open = async (read: (nth: number) => Promise<unknown>) => {
  let times = 0;
  const http = {
    read: () => {
      times += 1;
      return read(times);
    },
  };
  const root = createRoot(page);
  unmount = () => act(async () => root.unmount());
  const access = { engine: { http } as unknown as Engine, queryClient: createQueryClient() };
  await act(async () =>
    root.render(
      <EngineContext value={{ ...access, promised: 0 }}>
        <Shelf />
      </EngineContext>,
    ),
  );
  return { reads: () => times };
};

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const button = () => page.querySelector('button');

const after = async <Answer,>(ms: number, answer: () => Answer): Promise<Answer> => {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return answer();
};
const refuse = (code: string, status: number) => () => {
  throw new ReadFailed(code, status, 'You are signed out.');
};

test('a next page that is refused for good is asked for once, and again when one says so', async () => {
  const { reads } = await open(() => after(10, refuse('not-signed-in', 401)));
  await pass(20_000);
  expect(reads()).toBe(1);
  expect(page.querySelector('[role="alert"]')?.textContent).toContain('You are signed out.');
  expect(button()?.textContent).toBe('Try again');
  await act(async () => button()?.click());
  await pass(20_000);
  expect(reads()).toBe(2);
});

test('a next page that cannot be read for now is asked for by itself, but not in one go', async () => {
  const busy = refuse('unavailable', 503);
  const { reads } = await open((nth) =>
    after(10, nth > 6 ? () => ({ ...first, nextCursor: null, hasMore: false }) : busy),
  );
  await pass(8_000);
  expect(reads()).toBe(4);
  expect(page.querySelector('[role="alert"]')).toBeNull();
  await pass(20_000);
  expect(reads()).toBe(7);
  expect(button()).toBeNull();
});

test('pages that come are asked for one after another, without a pause', async () => {
  const { reads } = await open((nth) =>
    after(10, () => ({ ...first, nextCursor: nth < 9 ? `${nth}` : null, hasMore: nth < 9 })),
  );
  await pass(900);
  expect(reads()).toBe(9);
});
