// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { ReadFailed } from '#app/_consistency/transport/http-client.ts';
import type { OperationsAlarms } from '#server/contracts/operations.ts';
import { OperationsAlarm } from './operations-alarm.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

vi.useFakeTimers();
afterEach(() => void vi.useRealTimers());

test('an alarm is not told on once its session has ended, nor asked for any more', async () => {
  const alarms = { hasWorker: false, stopped: [], parked: 3, unaccounted: 0 };
  const read = vi.fn(async (): Promise<OperationsAlarms> => {
    throw new ReadFailed('unauthenticated', 401, 'Please sign in.');
  });
  read.mockResolvedValueOnce(alarms);
  const engine = { http: { read } } as unknown as Engine;
  const access = { engine, queryClient: createQueryClient(), promised: 0 };
  const page = document.createElement('div');
  const root = createRoot(page);
  await act(async () =>
    root.render(
      <EngineContext value={access}>
        <OperationsAlarm small={false} />
      </EngineContext>,
    ),
  );
  await act(async () => void (await vi.advanceTimersByTimeAsync(0)));
  expect(page.textContent).not.toBe('');
  await act(async () => void (await vi.advanceTimersByTimeAsync(40_000)));
  expect(page.textContent).toBe('');
  await act(async () => void (await vi.advanceTimersByTimeAsync(300_000)));
  expect(read).toHaveBeenCalledTimes(2);
  await act(async () => root.unmount());
});
