import { describe, expect, it } from 'vitest';
import { createStore, type Store } from '#app/_consistency/core/create-store.ts';
import { drawList } from '#app/_consistency/core/drawing/draw-list.ts';
import { createOrder, id, queued, shopper } from '#app/_consistency/testing/samples.ts';
import { createServerModel } from '#app/_consistency/testing/server-model.ts';
import { rowOf } from '../tabs/row-of.ts';
import { createChecker } from './create-checker.ts';

const at = 5_000;
const orderId = id(1);
const commandId = id(50);

/** What a checker finds in the life of one order, with the real store broken in one place. */
const live = ({ onAccepted = (_store: Store) => {}, keepsLog = true, isOld = false }) => {
  const checker = createChecker();
  const server = createServerModel(shopper);
  const found: string[] = [];
  const see = (entry: object) => {
    const full = { browser: 0, tab: 0, at, ...entry } as Parameters<typeof checker.see>[0];
    found.push(...checker.see(full).map(({ kind }) => kind));
  };
  const draw = (store: Store, position: number) => {
    const state = store.getSnapshot();
    const ids = server.rowsAt(position).map((row) => row.id);
    const pages = [{ ids, position, hasMore: false }];
    const rows = drawList(state, shopper, pages, {}).orders.map((order) => rowOf(state, order));
    const shown = { isReady: true, hasMore: false, isNewestFirst: true, isWhole: true };
    see({ kind: 'drawn', drawn: { screen: 'list', ...shown, status: undefined, rows } });
  };
  const read = (store: Store, position: number) => {
    const asked = { epoch: null, cursor: null };
    const [orders, meta] = [server.rowsAt(position), server.metaAt(position)];
    store.dispatch({ type: 'answered', orders, meta, asked, at });
  };

  const store = createStore(shopper);
  read(store, 0);
  const command = { commandId, orderId, isNewOrder: true };
  store.dispatch({ type: 'issued', entry: queued(commandId, orderId, createOrder(orderId)) });
  see({ kind: 'issued', ...command });
  see({ kind: 'sent', ...command });
  draw(store, 0);
  const answer = server.execute(commandId, orderId, createOrder(orderId), shopper);
  if (!('accepted' in answer)) throw new Error('refused');
  see({ kind: 'accepted', ...answer.accepted });
  store.dispatch({ type: 'accepted', accepted: answer.accepted, at });
  onAccepted(store);
  draw(store, 0);

  // The page is loaded anew while the view still lags.
  const { pending, epoch, knownPosition, shownPosition } = store.getSnapshot();
  const next = createStore(shopper);
  const commands = keepsLog ? pending : [];
  next.dispatch({ type: 'loaded', commands, epoch, knownPosition, shownPosition, durable: true });
  see({ kind: 'loaded' });
  draw(next, 0);
  // Somebody ships it; the row is shown; then the page is loaded once more.
  server.execute(
    id(60),
    orderId,
    { type: 'ShipOrder', trackingNumber: 'T', carrier: null },
    {
      id: 'admin',
      role: 'admin',
    },
  );
  read(next, 2);
  draw(next, 2);
  const last = createStore(shopper);
  see({ kind: 'loaded' });
  const position = isOld ? 1 : 2;
  read(last, position);
  draw(last, position);
  return [...new Set(found)];
};

describe('the checker on the real store', () => {
  it('finds nothing where every rule holds', () => {
    expect(live({})).toEqual([]);
  });

  it('finds a store that drops a change at its 202', () => {
    const onAccepted = (store: Store) => store.dispatch({ type: 'discarded', commandId });
    expect(live({ onAccepted })).toEqual(['readYourWrites']);
  });

  it('finds a page that has lost its pending log', () => {
    expect(live({ keepsLog: false })).toEqual(['readYourWrites']);
  });

  it('finds a page that takes an older answer than an earlier page had shown', () => {
    expect(live({ isOld: true })).toEqual(['monotonicReads']);
  });
});
