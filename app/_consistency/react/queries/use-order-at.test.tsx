// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { addNote, id } from '#app/_consistency/testing/samples.ts';
import { A, at, smallWorld } from '#app/_consistency/testing/small-world.ts';
import type { Order } from '#server/contracts/order.ts';
import { createQueryClient } from '../create-query-client.ts';
import { EngineContext } from '../engine-context.ts';
import { useOrderAt } from './use-order-at.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

vi.useFakeTimers();
afterEach(() => void vi.useRealTimers());

const { server, store, row, execute } = smallWorld();
execute(id(60), A, addNote);
const current = row();
let drawn: Order | undefined;

const Screen = () => {
  drawn = useOrderAt(current, 1).order;
  return null;
};
const settle = (work: () => void) =>
  act(async () => {
    work();
    await vi.advanceTimersByTimeAsync(0);
  });

test('an earlier version is read again of a log that was restored, which may have another', async () => {
  const read = vi.fn(async () => server.orderAt(A, 1));
  const engine = { store, http: { read } } as unknown as Engine;
  const root = createRoot(document.createElement('div'));
  const access = { engine, queryClient: createQueryClient(), promised: 0 };
  const screen = (
    <EngineContext value={access}>
      <Screen />
    </EngineContext>
  );
  await settle(() => root.render(screen));
  await settle(() => {});
  expect(drawn).toMatchObject({ version: 1 });
  server.restore(1);
  await settle(() => store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at }));
  expect(read).toHaveBeenCalledTimes(2);
  await settle(() => root.unmount());
});
