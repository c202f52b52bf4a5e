// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { admin } from '#app/_consistency/testing/samples.ts';
import { LiveBar } from './live-bar.tsx';

// Its link knows the page's address, which there is none of here.
vi.mock('#app/_session/sign-in/sign-in-again.tsx', () => ({
  SignInAgain: ({ children }: { children: string }) => children,
}));

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The bar on a page of its own, and how it learns what the page learns. */
const draw = async () => {
  const store = createStore(admin);
  const engine = { store } as unknown as Engine;
  const page = document.createElement('div');
  const root = createRoot(page);
  await act(async () =>
    root.render(
      <EngineContext value={{ engine, queryClient: createQueryClient(), promised: 0 }}>
        <LiveBar />
      </EngineContext>,
    ),
  );
  const learn = (action: Parameters<typeof store.dispatch>[0]) =>
    act(async () => {
      store.dispatch(action);
      await vi.advanceTimersByTimeAsync(0);
    });
  return { page, learn, leave: () => act(async () => root.unmount()) };
};

const promise = 'Orders and changes to them are kept and sent when you are back.';

test('without a connection or a session only orders are promised to be kept: nothing else is', async () => {
  const { page, learn, leave } = await draw();
  await learn({ type: 'linked', link: 'offline' });
  expect(page.textContent).toBe(`You are offline. ${promise}`);
  await learn({ type: 'session-ended' });
  expect(page.textContent).toBe(`You have been signed out. ${promise} Sign in`);
  await leave();
});

test('a lost connection is heard: its words come into a status that was there, and alone', async () => {
  const { page, learn, leave } = await draw();
  const status = page.querySelector('[role="status"]');
  expect(status?.textContent).toBe('');
  // As a whole it would say again what was said before.
  expect(status?.getAttribute('aria-atomic')).toBe('false');
  await learn({ type: 'linked', link: 'offline' });
  expect(page.querySelector('[role="status"]')).toBe(status);
  expect(status?.textContent).toContain('You are offline.');
  await leave();
});
