// @vitest-environment happy-dom
import { act, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createEngine, type Engine } from '../create-engine.ts';
import { cancelOrder, id, shopper } from '../testing/samples.ts';
import { createQueryClient } from './create-query-client.ts';
import { EngineContext } from './engine-context.ts';
import { useSignOut } from './use-sign-out.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
vi.setConfig({ testTimeout: 20_000 });

let engine: Engine;
let status: number;
beforeEach(() => {
  status = 200;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (path) => {
    if (String(path).endsWith('/api/auth/sign-out')) return new Response('{}', { status });
    throw new TypeError('Failed to fetch');
  });
});
afterEach(() => {
  engine.stop();
  vi.restoreAllMocks();
});

let signOut: (() => Promise<void>) | undefined;
const Account = () => {
  const leave = useSignOut();
  useEffect(() => {
    signOut = leave;
  });
  return null;
};
/** A page with a change that is on its way and an answer that is on screen. */
const openPage = async () => {
  engine = createEngine({ viewer: shopper, hasSocket: false, baseUrl: 'http://shop.test' });
  engine.start();
  engine.issue({ commandId: id(1), orderId: id(9), command: cancelOrder });
  const queryClient = createQueryClient();
  queryClient.setQueryData(['orders'], 'what was read');
  const root = createRoot(document.createElement('div'));
  await act(async () =>
    root.render(
      <EngineContext value={{ engine, queryClient, promised: 0 }}>
        <Account />
      </EngineContext>,
    ),
  );
  return { queryClient };
};

it.each([
  [
    'refuses',
    (): IDBOpenDBRequest => {
      throw new DOMException('denied', 'SecurityError');
    },
  ],
  ['hangs', () => new IDBOpenDBRequest()],
])('a browser whose storage %s signs out, and shows nothing any more', async (_how, open) => {
  vi.spyOn(indexedDB, 'open').mockImplementation(open);
  const { queryClient } = await openPage();
  await signOut?.();
  expect(queryClient.getQueryData(['orders'])).toBeUndefined();
});

it('signing out ends though forgetting fails or never ends', async () => {
  const { queryClient } = await openPage();
  vi.spyOn(engine, 'forget').mockImplementation(() => new Promise(() => undefined));
  await signOut?.();
  expect(queryClient.getQueryData(['orders'])).toBeUndefined();
  vi.spyOn(engine, 'forget').mockRejectedValue(new Error('no disk'));
  await signOut?.();
});

it('a server that does not end the session leaves all as it is', async () => {
  const { queryClient } = await openPage();
  status = 503;
  await expect(signOut?.()).rejects.toThrow('Please try again');
  expect(queryClient.getQueryData(['orders'])).toBe('what was read');
});

it('a session that is over already, or another account’s by now, keeps nobody from leaving', async () => {
  const { queryClient } = await openPage();
  status = 401;
  await signOut?.();
  expect(queryClient.getQueryData(['orders'])).toBeUndefined();
});
