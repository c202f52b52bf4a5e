import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { orderPage } from '#server/contracts/order-queries.ts';
import { drawOrder } from './core/drawing/draw-order.ts';
import { createEngine, type Engine } from './create-engine.ts';
import { patience } from './testing/run-options.ts';
import { addNote, cancelOrder, createOrder, id, shopper } from './testing/samples.ts';
import { startTestServer } from './testing/test-server.ts';
import { readView } from './transport/read-view.ts';

type TestServer = Awaited<ReturnType<typeof startTestServer>>;
let server: TestServer;
let engines: Engine[];
let users = 0;
let viewer = shopper;

vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  server = await startTestServer();
  engines = [];
  users += 1;
  // Its own pending log for each test; the test server does not ask who it is.
  viewer = { ...shopper, id: `shopper-${users}` };
});
afterEach(async () => {
  for (const engine of engines) engine.stop();
  await server.close();
});

const open = (options: Partial<Parameters<typeof createEngine>[0]> = {}): Engine => {
  const engine = createEngine({ viewer, baseUrl: server.url, sendTimeoutMs: 1_000, ...options });
  engines.push(engine);
  engine.start();
  return engine;
};
const state = (engine: Engine) => engine.store.getSnapshot();
const drawn = (engine: Engine, orderId: string) => drawOrder(state(engine), viewer, orderId);
const until = (check: () => void) => vi.waitFor(check, { timeout: patience(), interval: 10 });
const readOrders = (engine: Engine) =>
  readView(engine, '/api/orders', orderPage, ({ data, meta }) => ({ orders: data, meta }));
const posts = () => server.requests.filter(({ method }) => method === 'POST');

describe('a command', () => {
  it('is drawn before it is sent, and settles by the push without a poll', async () => {
    const engine = open();
    await until(() => expect(state(engine).link).toBe('live'));
    engine.issue({ commandId: id(1), orderId: id(9), command: createOrder(id(9)) });
    expect(drawn(engine, id(9))).toMatchObject({ number: 0, changes: [{ state: 'sending' }] });
    await until(() => expect(server.model.head()).toBe(1));
    server.project({ push: true });
    await until(() => expect(state(engine).pending).toEqual([]));
    expect(drawn(engine, id(9))).toMatchObject({ number: 1, changes: [] });
    expect(server.requests.filter(({ path }) => path.startsWith('/api/changes'))).toEqual([]);
  });

  it('settles by polling when there is no socket', async () => {
    const engine = open({ hasSocket: false });
    engine.issue({ commandId: id(1), orderId: id(9), command: createOrder(id(9)) });
    await until(() => expect(state(engine).pending[0]?.state).toBe('accepted'));
    server.project({ push: false });
    await until(() => expect(state(engine).pending).toEqual([]));
    expect(drawn(engine, id(9))).toMatchObject({ number: 1 });
  });

  it.each(['reply lost', 'request lost', 'unavailable', 'too many'] as const)(
    'is asked again under its own id after %s, stays drawn meanwhile, and happens once',
    async (fate) => {
      const engine = open();
      server.control.fates.push(fate);
      engine.issue({ commandId: id(1), orderId: id(9), command: createOrder(id(9)) });
      await until(() =>
        expect(drawn(engine, id(9))?.changes).toMatchObject([{ state: 'unknown' }]),
      );
      await until(() => expect(state(engine).pending[0]?.state).toBe('accepted'));
      expect(server.model.head()).toBe(1);
      expect(new Set(posts().map(({ headers }) => headers['idempotency-key']))).toEqual(
        new Set([id(1)]),
      );
    },
  );

  it('waits for the one before it on the same order, and is held back when that is refused', async () => {
    const engine = open();
    server.model.execute(id(50), id(8), createOrder(id(8)), shopper);
    server.model.execute(id(51), id(8), cancelOrder, shopper);
    engine.issue({ commandId: id(1), orderId: id(8), command: cancelOrder });
    engine.issue({ commandId: id(2), orderId: id(8), command: addNote });
    await until(() =>
      expect(state(engine).pending.map((entry) => entry.state)).toEqual(['refused', 'blocked']),
    );
    expect(posts()).toHaveLength(1);
    expect(state(engine).pending[0]?.refusal).toMatchObject({ code: 'order-not-pending' });
  });
});

describe('a read', () => {
  it('demands the highest position this browser has seen, also after a reload', async () => {
    const before = open();
    before.issue({ commandId: id(1), orderId: id(9), command: createOrder(id(9)) });
    await until(() => expect(state(before).knownPosition).toBe(1));
    // A second page of the same browser finds it in storage.
    const after = open();
    await until(() => expect(state(after)).toMatchObject({ loaded: true, knownPosition: 1 }));
    await readOrders(after);
    const demanded = server.requests
      .filter(({ path }) => path === '/api/orders')
      .map(({ headers }) => headers['min-position']);
    expect(demanded).toContain('1');
  });

  it('gives the view as it is when that lags behind an own change, which stays drawn on it', async () => {
    const engine = open();
    engine.issue({ commandId: id(1), orderId: id(9), command: createOrder(id(9)) });
    await until(() => expect(state(engine).pending[0]?.state).toBe('accepted'));
    await expect(readOrders(engine)).resolves.toMatchObject({ data: [] });
    expect(drawn(engine, id(9))).toMatchObject({ changes: [{ state: 'saved' }] });
  });
});

describe('a reload in mid-flight', () => {
  it('keeps the change drawn, sends it once more, and it happened once', async () => {
    const first = open();
    await until(() => expect(state(first).loaded).toBe(true));
    server.control.fates.push('reply lost');
    first.issue({ commandId: id(1), orderId: id(9), command: createOrder(id(9)) });
    await until(() => expect(server.model.head()).toBe(1));
    first.stop();
    const second = open();
    await until(() => expect(drawn(second, id(9))).toBeDefined());
    await until(() => expect(state(second).pending[0]?.state).toBe('accepted'));
    expect(server.model.head()).toBe(1);
  });
});

describe('a stopped engine', () => {
  it('sends nothing more: what it could not save is not sent behind the log’s back', async () => {
    const first = open();
    await until(() => expect(state(first).loaded).toBe(true));
    first.issue({ commandId: id(1), orderId: id(9), command: createOrder(id(9)) });
    first.stop();
    const other = open({ viewer: { ...shopper, id: `other-${users}` } });
    await until(() => expect(state(other).loaded).toBe(true));
    other.issue({ commandId: id(2), orderId: id(8), command: createOrder(id(8)) });
    await until(() => expect(state(other).pending[0]?.state).toBe('accepted'));
    expect(posts().map(({ headers }) => headers['idempotency-key'])).toEqual([id(2)]);
  });
});

describe('two tabs', () => {
  it('draw each other’s changes, and the server gets each once in its log', async () => {
    const [one, two] = [open(), open()];
    await until(() => expect([state(one).loaded, state(two).loaded]).toEqual([true, true]));
    one.issue({ commandId: id(1), orderId: id(9), command: createOrder(id(9)) });
    await until(() => expect(drawn(two, id(9))).toBeDefined());
    await until(() => expect(server.model.head()).toBe(1));
    server.project({ push: true });
    await until(() => expect([state(one).pending, state(two).pending]).toEqual([[], []]));
    expect(drawn(two, id(9))).toMatchObject({ number: 1, changes: [] });
    expect(server.model.head()).toBe(1);
  });

  it('may both send where there are no Web Locks: it happens once all the same', async () => {
    vi.stubGlobal('navigator', {});
    const [one, two] = [open(), open()];
    await until(() => expect([state(one).loaded, state(two).loaded]).toEqual([true, true]));
    one.issue({ commandId: id(1), orderId: id(9), command: createOrder(id(9)) });
    await until(() => expect(state(two).pending).toHaveLength(1));
    await until(() =>
      expect([state(one).pending[0]?.state, state(two).pending[0]?.state]).toEqual([
        'accepted',
        'accepted',
      ]),
    );
    expect(server.model.head()).toBe(1);
    expect(new Set(posts().map(({ headers }) => headers['idempotency-key']))).toEqual(
      new Set([id(1)]),
    );
    vi.unstubAllGlobals();
  });

  it('forget the pending log together when one signs out', async () => {
    const told = vi.fn();
    const [one, two] = [open(), open({ onSignedOut: told })];
    server.control.isDown = true;
    await until(() => expect([state(one).loaded, state(two).loaded]).toEqual([true, true]));
    one.issue({ commandId: id(1), orderId: id(9), command: createOrder(id(9)) });
    await until(() => expect(state(two).pending).toHaveLength(1));
    await one.forget();
    await until(() => expect(told).toHaveBeenCalled());
    two.stop();
    const next = open();
    await until(() => expect(state(next).loaded).toBe(true));
    expect(state(next).pending).toEqual([]);
  });
});

describe('the socket', () => {
  it('shows by its heartbeat that a message was lost, and changes bring the row', async () => {
    const engine = open();
    await until(() => expect(state(engine).link).toBe('live'));
    server.model.execute(id(50), id(8), createOrder(id(8)), shopper);
    server.project({ push: false });
    server.io.emit('position', { position: 1, previous: 1 });
    await until(() => expect(drawn(engine, id(8))).toMatchObject({ version: 1 }));
    expect(state(engine).cursor).toBe(1);
  });

  it('catches up after a reconnect', async () => {
    const engine = open();
    await until(() => expect(state(engine).link).toBe('live'));
    for (const socket of server.io.sockets.sockets.values()) socket.conn.close();
    server.model.execute(id(50), id(8), createOrder(id(8)), shopper);
    server.project({ push: false });
    await until(() => expect(drawn(engine, id(8))).toMatchObject({ version: 1 }));
  });
});

describe('storage', () => {
  it('degrades to memory where there is no IndexedDB, and says so', async () => {
    const open_ = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const engine = open();
    await until(() => expect(state(engine)).toMatchObject({ loaded: true, durable: false }));
    open_.mockRestore();
    engine.issue({ commandId: id(1), orderId: id(9), command: createOrder(id(9)) });
    await until(() => expect(state(engine).pending[0]?.state).toBe('accepted'));
  });
});
