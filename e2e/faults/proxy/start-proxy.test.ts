import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type NetworkProxy, startProxy } from './start-proxy.ts';

/** Says its name, then repeats what it is told. */
const startEcho = async (name: string) => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.write(name);
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, sockets, port: (server.address() as AddressInfo).port };
};

const open = async (port: number) => {
  const socket = connect({ port, host: '127.0.0.1' });
  let text = '';
  let end: string | undefined;
  socket.on('data', (bytes) => {
    text += bytes;
  });
  socket.on('end', () => {
    end = 'end';
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    end = error.code;
  });
  return { socket, text: () => text, end: () => end };
};

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 });

let servers: Server[];
let proxy: NetworkProxy;
let echo: Awaited<ReturnType<typeof startEcho>>;

beforeEach(async () => {
  echo = await startEcho('a');
  servers = [echo.server];
  proxy = await startProxy([echo.port]);
});
afterEach(async () => {
  await proxy.close();
  for (const server of servers) server.close();
});

describe('a proxy', () => {
  it('carries both directions, and the end of each', async () => {
    const one = await open(proxy.port);
    one.socket.end('bcd');
    await until(() => expect([one.text(), one.end()]).toEqual(['abcd', 'end']));
  });

  it('goes to another port when the picked one does not listen', async () => {
    const other = await startEcho('other');
    servers.push(other.server);
    for (const socket of echo.sockets) socket.destroy();
    await new Promise((resolve) => echo.server.close(resolve));
    const both = await startProxy([echo.port, other.port]);
    const one = await open(both.port);
    await until(() => expect(one.text()).toBe('other'));
    await both.close();
  });

  it('refuses when told to, and no longer once healed', async () => {
    proxy.set({ isRefusing: true });
    const one = await open(proxy.port);
    await until(() => expect(one.end()).toBe('ECONNRESET'));
    proxy.heal();
    const two = await open(proxy.port);
    await until(() => expect(two.text()).toBe('a'));
  });

  it('holds everything in a blackhole without telling anybody, and lets it pass afterwards', async () => {
    const one = await open(proxy.port);
    await until(() => expect(one.text()).toBe('a'));
    proxy.set({ isBlackhole: true });
    one.socket.write('bcd');
    const probe = await startProxy([echo.port]);
    const witness = await open(probe.port);
    // The echo server answers others meanwhile: what is missing is held by the proxy.
    await until(() => expect(witness.text()).toBe('a'));
    expect([one.text(), one.end()]).toEqual(['a', undefined]);
    proxy.heal();
    await until(() => expect(one.text()).toBe('abcd'));
    await probe.close();
  });

  it('silences what is open for ever, whatever is healed, and nothing that comes later', async () => {
    const one = await open(proxy.port);
    await until(() => expect(one.text()).toBe('a'));
    proxy.silence();
    proxy.heal();
    one.socket.write('bcd');
    const two = await open(proxy.port);
    two.socket.write('efg');
    await until(() => expect(two.text()).toBe('aefg'));
    expect([one.text(), one.end()]).toEqual(['a', undefined]);
  });

  it('delays without reordering', async () => {
    proxy.set({ latencyMs: 30 });
    const one = await open(proxy.port);
    for (const word of ['b', 'c', 'd', 'e']) one.socket.write(word);
    await until(() => expect(one.text()).toBe('abcde'));
  });

  it('carries every byte in its order through jitter, in pieces as small as one byte', async () => {
    proxy.set({ jitterMs: 20, sliceBytes: 1 });
    const one = await open(proxy.port);
    const chunks: number[] = [];
    one.socket.on('data', ({ length }: Buffer) => chunks.push(length));
    const words = Array.from({ length: 20 }, (_, index) => `<word ${index}>`);
    for (const word of words) one.socket.write(word);
    await until(() => expect(one.text()).toBe(`a${words.join('')}`));
    expect(chunks.length).toBeGreaterThan(words.length);
  });

  it('cuts after so many bytes of one direction, having delivered exactly those', async () => {
    proxy.set({ bytesLeft: { up: Number.POSITIVE_INFINITY, down: 3 } });
    const one = await open(proxy.port);
    one.socket.write('bcdef');
    await until(() => expect(one.end()).toBeDefined());
    expect('abc'.startsWith(one.text())).toBe(true);
    expect(one.end()).toBe('ECONNRESET');
  });

  it('resets every open connection at both ends', async () => {
    const both = [await open(proxy.port), await open(proxy.port)];
    await until(() => expect(both.map(({ text }) => text())).toEqual(['a', 'a']));
    proxy.reset();
    await until(() => expect(both.map(({ end }) => end())).toEqual(['ECONNRESET', 'ECONNRESET']));
    await until(() => expect([...echo.sockets].every(({ destroyed }) => destroyed)).toBe(true));
  });
});
