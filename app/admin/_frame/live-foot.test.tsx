// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { admin } from '#app/_consistency/testing/samples.ts';
import { LiveFoot } from './live-foot.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

test('a page without a connection does not say that it is up to date', async () => {
  const store = createStore(admin);
  const engine = { store } as unknown as Engine;
  const page = document.createElement('div');
  const root = createRoot(page);
  await act(async () =>
    root.render(
      <EngineContext value={{ engine, queryClient: createQueryClient(), promised: 0 }}>
        <LiveFoot />
      </EngineContext>,
    ),
  );
  await act(async () => {
    store.dispatch({ type: 'hello', epoch: 'one', position: 7, at: 1 });
    store.dispatch({ type: 'linked', link: 'live' });
  });
  expect(page.textContent).toBe('LivePosition 7Up to date');
  await act(async () => store.dispatch({ type: 'linked', link: 'offline' }));
  expect(page.textContent).toBe('OfflinePosition 7Lag not known');
  await act(async () => root.unmount());
});
