// @vitest-environment happy-dom
import { act, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { toast } from 'sonner';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { planItems } from '#app/_consistency/bulk/bulk-plan.ts';
import { createBulk } from '#app/_consistency/bulk/create-bulk.ts';
import { createEngine, type Engine } from '#app/_consistency/create-engine.ts';
import { bulkOf } from '#app/_consistency/react/commands/bulk-of.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { patience } from '#app/_consistency/testing/run-options.ts';
import { cancelOrder, id, shopper } from '#app/_consistency/testing/samples.ts';
import { listenNow } from '#app/_ui/overlays/say.ts';
import { useLeave } from './use-leave.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
// This DOM has none, and says so otherwise than browsers do.
vi.spyOn(navigator, 'locks', 'get').mockReturnValue(undefined as unknown as LockManager);
vi.setConfig({ testTimeout: 20_000 });

const went = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined);
const warning = vi.fn();
const dismiss = vi.fn();
listenNow({ warning, dismiss, error: vi.fn() } as unknown as typeof toast);

let users = 0;
let viewer = shopper;
let engine: Engine;
let leave: ReturnType<typeof useLeave> | undefined;
let ends: (() => void)[] = [];
beforeEach(async () => {
  users += 1;
  viewer = { ...shopper, id: `leaves-${users}` };
  vi.clearAllMocks();
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (path) => {
    if (String(path).endsWith('/api/auth/sign-out')) return new Response('{}');
    throw new TypeError('Failed to fetch');
  });
  engine = createEngine({ viewer, hasSocket: false, baseUrl: 'http://shop.test' });
  const root = createRoot(document.createElement('div'));
  const access = { engine, queryClient: createQueryClient(), promised: 0 };
  await act(async () =>
    root.render(
      <EngineContext value={access}>
        <Account />
      </EngineContext>,
    ),
  );
  ends = [() => root.unmount()];
});
afterEach(async () => {
  await act(async () => {
    for (const end of ends) end();
  });
});
const Account = () => {
  const leaves = useLeave();
  useEffect(() => {
    leave = leaves;
  });
  return null;
};

const plan = () => {
  const order = { status: 'pending' as const, seen: { version: 1, own: 0 } };
  const orders = [1, 2, 3].map((n) => ({ ...order, id: id(n), number: n }));
  let next = 10;
  const ask = () => cancelOrder;
  return planItems('cancel', orders, ask, () => id(next++));
};
const warned = (text: string) =>
  vi.waitFor(() =>
    expect(warning).toHaveBeenLastCalledWith(expect.stringContaining(text), expect.anything()),
  );

it('signing out asks nothing when all is saved', async () => {
  leave?.('/');
  await vi.waitFor(() => expect(went).toHaveBeenCalledWith('/'), { timeout: patience() });
  expect(warning).not.toHaveBeenCalled();
});

it('signing out asks first about work on many orders that waits, and no more once there is none', async () => {
  const bulk = bulkOf(engine);
  ends.push(bulk.close);
  await bulk.begin('cancel', plan(), 'p');
  leave?.('/');
  await warned('3 changes not saved yet');
  expect(went).not.toHaveBeenCalled();
  bulk.undo();
  await vi.waitFor(() => expect(dismiss).toHaveBeenCalledWith('sign-out'), { timeout: 10_000 });
});

it('signing out asks first about what another tab has not sent', async () => {
  const elsewhere = createBulk(createEngine({ viewer, hasSocket: false }));
  ends.push(elsewhere.close);
  await elsewhere.begin('cancel', plan(), 'p');
  elsewhere.pause();
  leave?.('/');
  await warned('3 changes not saved yet');
  elsewhere.stop();
  await vi.waitFor(() => expect(dismiss).toHaveBeenCalledWith('sign-out'), { timeout: 10_000 });
});

it('signing out says how many changes are left while they are being saved', async () => {
  for (const n of [1, 2]) {
    engine.issue({ commandId: id(n), orderId: id(n), command: cancelOrder });
  }
  leave?.('/');
  await warned('2 changes not saved yet');
  engine.discard(id(1));
  await vi.waitFor(() => warned('1 change not saved yet'), { timeout: 10_000 });
  engine.discard(id(2));
  await vi.waitFor(() => expect(dismiss).toHaveBeenCalledWith('sign-out'), { timeout: 10_000 });
});

it('signing out is done anyway when told to, and says no more', async () => {
  engine.issue({ commandId: id(1), orderId: id(1), command: cancelOrder });
  leave?.('/');
  await warned('1 change not saved yet');
  warning.mock.lastCall?.[1].action.onClick();
  await vi.waitFor(() => expect(went).toHaveBeenCalledWith('/'), { timeout: patience() });
  expect(warning).toHaveBeenCalledTimes(1);
});
