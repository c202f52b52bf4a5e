// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { ReadFailed } from '../../transport/http-client.ts';
import { createQueryClient } from '../create-query-client.ts';
import { EngineContext } from '../engine-context.ts';
import { type ExportState, useExportsProgress } from './use-exports-progress.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const running = { id: 'one', rows: 10, expected: 100, state: 'running', reason: null } as const;
let root: Root;
let told: ExportState | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  root = createRoot(document.createElement('div'));
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

const Screen = () => {
  [told] = useExportsProgress(['one']);
  return null;
};

/** How often it was asked for in half a minute after a first answer and then this one. */
const askedAfter = async (status: number, code: string, first: 'data' | 'none') => {
  const read = vi.fn(async (): Promise<unknown> => {
    throw new ReadFailed(code, status, 'No.');
  });
  if (first === 'data') read.mockResolvedValueOnce(running);
  const engine = { http: { read } } as unknown as Engine;
  const access = { engine, queryClient: createQueryClient(), promised: 0 };
  await act(async () =>
    root.render(
      <EngineContext value={access}>
        <Screen />
      </EngineContext>,
    ),
  );
  for (let second = 0; second < 30; second += 1) {
    await act(async () => void (await vi.advanceTimersByTimeAsync(1_000)));
  }
  return read.mock.calls.length;
};

test.each([
  [401, 'unauthenticated'],
  [403, 'forbidden'],
])('an export is not asked for without end by whom is answered %d', async (status, code) => {
  expect(await askedAfter(status, code, 'data')).toBe(2);
  expect(told).toEqual(running);
});

test('an export that was forgotten while it ran is not asked for again, and said to be unheard of', async () => {
  expect(await askedAfter(404, 'not-found', 'data')).toBe(2);
  expect(told).toBe('none');
});

test('an export that the server does not know yet is asked for a while', async () => {
  expect(await askedAfter(404, 'not-found', 'none')).toBe(20);
  expect(told).toBe('none');
});
