// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { createEngine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { cancelOrder, id, queued, shopper } from '#app/_consistency/testing/samples.ts';
import { TraceDialog } from './trace-dialog.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

it('a change that was refused and given up is not called done by a trace that is still open', async () => {
  const engine = createEngine({ viewer: shopper });
  const commandId = id(70);
  engine.store.dispatch({ type: 'issued', entry: queued(commandId, id(1), cancelOrder, 0) });
  const access = { engine, queryClient: createQueryClient(), promised: 0 };
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(
      <EngineContext value={access}>
        <TraceDialog commandId={commandId} open onOpen={() => undefined} />
      </EngineContext>,
    ),
  );
  expect(document.body.textContent).toContain('You asked');
  const refusal = { code: 'order-not-pending', message: 'It was shipped.' };
  await act(async () => {
    engine.store.dispatch({ type: 'refused', commandId, refusal });
    engine.store.dispatch({ type: 'discarded', commandId });
  });
  expect(document.body.textContent).toContain('It was given up');
  await act(async () => root.unmount());
});
