import { vi } from 'vitest';
import { createStore } from '../core/create-store.ts';
import { keepPending } from '../storage/keep-pending.ts';
import { openStorage } from '../storage/open-storage.ts';
import {
  addNote,
  admin,
  cancelOrder,
  createOrder,
  id,
  queued,
  shipOrder,
  shopper,
} from './samples.ts';
import { createServerModel } from './server-model.ts';

/** A user's page in this browser, once it has read what earlier ones left. */
export const openKeptPage = async (user: string) => {
  const store = createStore({ ...shopper, id: user });
  const undurable = vi.fn();
  const signedOut = vi.fn();
  const storage = await openStorage(user, undurable);
  const keeper = await keepPending(store, storage, {
    isDurable: () => true,
    onSignedOut: signedOut,
  });
  const close = () => {
    keeper.stop();
    storage.close();
  };
  const issue = (n: number) =>
    store.dispatch({ type: 'issued', entry: queued(id(n), id(1), cancelOrder, n) });
  const accept = (n: number, position: number) => {
    const accepted = { commandId: id(n), version: 2, position };
    store.dispatch({ type: 'accepted', accepted, at: 5_000 });
  };
  const ids = () => store.getSnapshot().pending.map(({ commandId }) => commandId);
  return { store, storage, keeper, undurable, signedOut, issue, accept, ids, close };
};
type KeptPage = Awaited<ReturnType<typeof openKeptPage>>;

/** Shows a page, with the refusal of one of two commands, a row that no view has come to. */
export const showAhead = ({ store, issue, accept }: KeptPage) => {
  const server = createServerModel(shopper);
  server.execute(id(50), id(1), createOrder(id(1)), shopper);
  server.execute(id(70), id(1), addNote, shopper);
  server.execute(id(60), id(1), shipOrder, admin);
  const current = server.orderAt(id(1), 3);
  if (current === undefined) throw new Error('no such order');
  store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at: 5_000 });
  issue(70);
  accept(70, 2);
  issue(71);
  const refusal = { code: 'order-not-pending', message: 'It was shipped.' };
  store.dispatch({ type: 'refused', commandId: id(71), refusal, current });
  return server;
};
