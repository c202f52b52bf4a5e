import {
  focusManager,
  onlineManager,
  type QueryClient,
  QueryObserver,
  type QueryObserverOptions,
} from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { patience } from '../testing/run-options.ts';
import { ReadFailed } from '../transport/http-client.ts';
import { createQueryClient } from './create-query-client.ts';

let client: QueryClient;
let stops: (() => void)[];
beforeEach(() => {
  client = createQueryClient();
  // As a browser does it: the client listens while it is mounted.
  client.mount();
  stops = [() => client.unmount()];
});
afterEach(() => {
  for (const stop of stops.reverse()) stop();
  client.clear();
  focusManager.setFocused(undefined);
  onlineManager.setOnline(true);
});

/** A screen that looks at a view. */
const look = (options: Pick<QueryObserverOptions, 'queryFn' | 'queryKey' | 'enabled'>) => {
  const observer = new QueryObserver(client, options);
  stops.push(observer.subscribe(() => {}));
  return observer;
};
const comeBack = {
  'the window is looked at again': () => {
    focusManager.setFocused(false);
    focusManager.setFocused(true);
  },
  'the network is back': () => {
    onlineManager.setOnline(false);
    onlineManager.setOnline(true);
  },
};
/** Everything that is ready to happen has happened. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

it('a view that was read is not read again when another one was looked at between', async () => {
  const queryFn = vi.fn(async ({ queryKey }: { queryKey: unknown }) => queryKey);
  const screen = look({ queryKey: ['one'], queryFn });
  await vi.waitFor(() => expect(screen.getCurrentResult().data).toEqual(['one']), {
    timeout: patience(),
  });
  screen.setOptions({ queryKey: ['two'], queryFn });
  await vi.waitFor(() => expect(screen.getCurrentResult().data).toEqual(['two']), {
    timeout: patience(),
  });
  screen.setOptions({ queryKey: ['one'], queryFn });
  await settled();
  expect(queryFn).toHaveBeenCalledTimes(2);
});

it('a view that the server rendered is not read again once the pending log is there', async () => {
  client.setQueryData(['one'], 'rendered');
  const queryFn = vi.fn(async () => 'read');
  const screen = look({ queryKey: ['one'], queryFn, enabled: false });
  screen.setOptions({ queryKey: ['one'], queryFn, enabled: true });
  await settled();
  expect(queryFn).not.toHaveBeenCalled();
  expect(screen.getCurrentResult().data).toBe('rendered');
});

it.each(Object.entries(comeBack))(
  'a view that failed for good is not asked for when %s',
  async (_when, happen) => {
    const queryFn = vi.fn(async () => {
      throw new ReadFailed('forbidden', 403, 'Not yours.');
    });
    const screen = look({ queryKey: ['one'], queryFn });
    await vi.waitFor(() => expect(screen.getCurrentResult().isError).toBe(true), {
      timeout: patience(),
    });
    happen();
    await settled();
    expect(queryFn).toHaveBeenCalledTimes(1);
  },
);
