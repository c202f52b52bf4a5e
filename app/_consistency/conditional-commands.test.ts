import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { orderPage } from '#server/contracts/order-queries.ts';
import { drawOrder } from './core/drawing/draw-order.ts';
import { createEngine, type Engine } from './create-engine.ts';
import { addNote, admin, cancelOrder, createOrder, id, shopper } from './testing/samples.ts';
import { startTestServer } from './testing/test-server.ts';
import { readView } from './transport/read-view.ts';

type TestServer = Awaited<ReturnType<typeof startTestServer>>;
let server: TestServer;
let engines: Engine[];
const viewer = shopper;

vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  server = await startTestServer();
  engines = [];
  // A browser of its own for each test.
  globalThis.indexedDB = new IDBFactory();
  server.model.execute(id(50), id(8), createOrder(id(8)), shopper);
  server.project({ push: false });
});
afterEach(async () => {
  for (const engine of engines) engine.stop();
  await server.close();
});

const open = async (): Promise<Engine> => {
  const engine = createEngine({ viewer, baseUrl: server.url, sendTimeoutMs: 1_000 });
  engines.push(engine);
  engine.start();
  await readView(engine, '/api/orders', orderPage, ({ data, meta }) => ({ orders: data, meta }));
  return engine;
};
const state = (engine: Engine) => engine.store.getSnapshot();
const drawn = (engine: Engine) => drawOrder(state(engine), viewer, id(8));
const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 10 });
const posts = () => server.requests.filter(({ method }) => method === 'POST');
const cancel = (engine: Engine) =>
  engine.issue({
    commandId: id(1),
    orderId: id(8),
    command: cancelOrder,
    seen: drawn(engine)?.seen,
  });

describe('a command decided on a version', () => {
  it('is refused when somebody changed the order since, and keeps what it was decided on', async () => {
    const engine = await open();
    server.model.execute(id(51), id(8), addNote, admin);
    cancel(engine);
    await until(() => expect(state(engine).pending[0]?.state).toBe('refused'));
    expect(drawn(engine)).toMatchObject({
      status: 'pending',
      version: 2,
      changes: [{ code: 'version-conflict', basisVersion: 1, ownBefore: 0 }],
    });
  });

  it('asked again is decided on what is drawn by then', async () => {
    const engine = await open();
    server.model.execute(id(51), id(8), addNote, admin);
    cancel(engine);
    await until(() => expect(state(engine).pending[0]?.state).toBe('refused'));
    engine.retry(id(1));
    await until(() => expect(state(engine).pending[0]?.state).toBe('accepted'));
    expect(posts().map(({ headers }) => headers['if-match'])).toEqual(['"1"', '"2"']);
  });

  it('counts the own changes before it in, and is not refused for them', async () => {
    const engine = await open();
    engine.issue({ commandId: id(2), orderId: id(8), command: addNote });
    cancel(engine);
    await until(() =>
      expect(state(engine).pending.map((entry) => entry.state)).toEqual(['accepted', 'accepted']),
    );
    expect(posts().map(({ headers }) => headers['if-match'])).toEqual([undefined, '"2"']);
  });

  it('that was accepted is not refused when its reply is lost and it is asked again', async () => {
    const engine = await open();
    server.control.fates.push('reply lost');
    cancel(engine);
    await until(() => expect(state(engine).pending[0]?.state).toBe('accepted'));
    expect(server.model.head()).toBe(2);
  });

  it('keeps its version across a reload', async () => {
    const before = await open();
    server.control.isDown = true;
    cancel(before);
    await until(() => expect(state(before).pending[0]?.state).toBe('unknown'));
    before.stop();
    server.model.execute(id(51), id(8), addNote, admin);
    server.control.isDown = false;
    const after = await open();
    await until(() =>
      expect(state(after).pending[0]).toMatchObject({
        state: 'refused',
        refusal: { code: 'version-conflict' },
      }),
    );
  });
});

describe('a session that has ended', () => {
  it('keeps a command unsent, says so, and sends it once the viewer is signed in again', async () => {
    const engine = await open();
    server.control.fates.push('signed out', 'signed out');
    cancel(engine);
    await until(() => expect(drawn(engine)?.changes).toMatchObject([{ state: 'unsent' }]));
    expect(state(engine).signedOut).toBe(true);
    expect(drawn(engine)).toMatchObject({ status: 'cancelled' });
    await until(() => expect(state(engine).pending[0]?.state).toBe('accepted'));
    expect(state(engine).signedOut).toBe(false);
    expect(server.model.head()).toBe(2);
  });

  it('says for whom each request is meant, so that another account’s cookie sends nothing', async () => {
    const engine = await open();
    cancel(engine);
    await until(() => expect(state(engine).pending[0]?.state).toBe('accepted'));
    expect(server.requests.every(({ headers }) => headers['evenkeel-viewer'] === viewer.id)).toBe(
      true,
    );
  });
});
