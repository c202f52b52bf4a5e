// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { admin } from '#app/_consistency/testing/samples.ts';
import { LiveBar } from './live-bar.tsx';

// Its link knows the page's address, which there is none of here.
vi.mock('#app/_session/sign-in-again.tsx', () => ({
  SignInAgain: ({ children }: { children: string }) => children,
}));

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

test('without a connection or a session only orders are promised to be kept: nothing else is', async () => {
  vi.useFakeTimers();
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
  await act(async () => {
    store.dispatch({ type: 'linked', link: 'offline' });
    await vi.advanceTimersByTimeAsync(0);
  });
  const promise = 'Orders and changes to them are kept and sent when you are back.';
  expect(page.textContent).toBe(`You are offline. ${promise}`);
  await act(async () => store.dispatch({ type: 'session-ended' }));
  expect(page.textContent).toBe(`You have been signed out. ${promise} Sign in`);
  await act(async () => root.unmount());
  vi.useRealTimers();
});
