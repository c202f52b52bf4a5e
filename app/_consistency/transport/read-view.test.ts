import { describe, expect, it, vi } from 'vitest';
import { order } from '#server/contracts/order.ts';
import { orderPage } from '#server/contracts/order-queries.ts';
import { createStore } from '../core/create-store.ts';
import { createOrder, id, shopper } from '../testing/samples.ts';
import { createServerModel } from '../testing/server-model.ts';
import { type HttpClient, ReadFailed } from './http-client.ts';
import { readView } from './read-view.ts';

const world = () => {
  const server = createServerModel(shopper);
  for (const n of [1, 2]) server.execute(id(50 + n), id(n), createOrder(id(n)), shopper);
  const store = createStore(shopper);
  const pageAt = (position: number) => ({
    data: server.rowsAt(position),
    hasMore: false,
    nextCursor: null,
    meta: server.metaAt(position),
  });
  const answer = vi.fn<(path: string, schema: unknown, options: unknown) => Promise<unknown>>();
  const http = { read: answer } as unknown as HttpClient;
  const read = () =>
    readView({ store, http, now: () => 5_000 }, '/api/orders', orderPage, ({ data, meta }) => ({
      orders: data,
      meta,
    }));
  return { server, store, pageAt, answer, read };
};

describe('a view that is read', () => {
  it('is dropped when it is older than what was shown, whatever the server makes of Min-Position', async () => {
    const { store, pageAt, answer, read } = world();
    answer.mockResolvedValueOnce(pageAt(2)).mockResolvedValueOnce(pageAt(1));
    await read();
    const before = store.getSnapshot();
    await expect(read()).rejects.toMatchObject({ code: 'projection-behind' });
    expect(store.getSnapshot()).toBe(before);
  });

  it('must contain the viewer’s own changes, or else be no older than what was shown', async () => {
    const { store, pageAt, answer, read } = world();
    answer.mockResolvedValueOnce(pageAt(2));
    await read();
    const accepted = { commandId: id(70), version: 1, position: 3 };
    store.dispatch({ type: 'accepted', accepted, at: 5_000 });
    answer.mockRejectedValueOnce(new ReadFailed('projection-behind', 412, 'Behind.'));
    answer.mockResolvedValueOnce(pageAt(2));
    await expect(read()).resolves.toMatchObject({ meta: { position: 2 } });
    const demanded = answer.mock.calls.map(([, , options]) => options);
    expect(demanded).toMatchObject([{ minPosition: 0 }, { minPosition: 3 }, { minPosition: 2 }]);
  });

  it('is trusted after the views were replaced, though it be one order that does not tell its revision', async () => {
    const { server, store, pageAt, answer, read } = world();
    answer.mockResolvedValueOnce({ ...pageAt(2), meta: { ...server.metaAt(2), revision: 0 } });
    await read();
    const beat = { type: 'pushed', position: 2, previous: 2, revision: 1, at: 5_000 } as const;
    store.dispatch(beat);
    const [first] = pageAt(2).data;
    const next = { ...first, total: 7 };
    answer.mockResolvedValueOnce(next);
    const http = { read: answer } as unknown as HttpClient;
    await readView({ store, http, now: () => 5_000 }, '/api/orders/1', order, (row) => ({
      orders: [row],
    }));
    const known = store.getSnapshot().entities.get(first?.id ?? '');
    expect(known).toMatchObject({ fresh: true, order: { total: 7 } });
  });

  it('must contain what only the cookie tells of', async () => {
    const { store, answer, read } = world();
    const nothing = {
      commands: [],
      epoch: 'epoch-1',
      knownPosition: 0,
      shownPosition: 2,
      durable: false,
    };
    store.dispatch({ type: 'loaded', ...nothing, promised: { position: 3, epoch: 'epoch-1' } });
    answer.mockRejectedValue(new ReadFailed('projection-behind', 412, 'Behind.'));
    await expect(read()).rejects.toMatchObject({ code: 'projection-behind' });
    expect(answer.mock.calls.map(([, , options]) => options)).toMatchObject([{ minPosition: 3 }]);
  });

  it('may be of no log yet, as in a shop that was just set up', async () => {
    const { pageAt, answer, read } = world();
    const meta = { epoch: '', position: 0, lagMs: 0 };
    answer.mockResolvedValueOnce({ ...pageAt(0), meta });
    await expect(read()).resolves.toMatchObject({ data: [] });
  });

  it('is of no use when its log was left while it travelled', async () => {
    const { server, store, pageAt, answer, read } = world();
    answer.mockResolvedValueOnce(pageAt(2));
    await read();
    const old = pageAt(2);
    answer.mockImplementationOnce(async () => {
      server.restore(1);
      store.dispatch({ type: 'hello', epoch: server.epoch(), position: 1, at: 5_000 });
      return old;
    });
    await expect(read()).rejects.toMatchObject({ code: 'former-epoch' });
  });
});
