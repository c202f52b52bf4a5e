// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { createEngine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { admin } from '#app/_consistency/testing/samples.ts';
import { smallWorld } from '#app/_consistency/testing/small-world.ts';
import { SelectionBar } from './selection-bar.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

it('how many match is said as the tab says it, where a counter knows it, and nobody counts again', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  const order = smallWorld().drawn();
  const engine = createEngine({ viewer: admin });
  const access = { engine, queryClient: createQueryClient(), promised: 0 };
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  await act(async () =>
    root.render(
      <EngineContext value={access}>
        <SelectionBar
          filter={{ status: 'pending' }}
          orders={order === undefined ? [] : [order]}
          unlisted={0}
          all={false}
          hasMore
          counted={187_431}
          onAll={() => undefined}
          onClear={() => undefined}
        />
      </EngineContext>,
    ),
  );
  expect(page.textContent).toContain('Select all 187,431 that match');
  expect(fetched).not.toHaveBeenCalled();
  await act(async () => root.unmount());
});
