import { createServer, get, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, test } from 'vitest';
import { followRequests } from './follow-requests.ts';

const ask = (port: number) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, host: '127.0.0.1' }, resolve).once('error', reject);
  });
const text = async (answer: IncomingMessage) => {
  let all = '';
  for await (const chunk of answer) all += chunk;
  return all;
};

test('a drain lets the request under way be answered whole, takes none after it, and cuts sockets', async () => {
  const requests = followRequests();
  const server = createServer();
  let finish = () => {};
  const begun = new Promise<void>((resolve) => {
    server.once('request', (_, response) => {
      response.write('first half, ');
      finish = () => response.end('second half');
      resolve();
    });
  });
  server.on('upgrade', (_, socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const upgraded = connect({ port, host: '127.0.0.1' });
  upgraded.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n');
  await new Promise((resolve) => upgraded.once('data', resolve));
  const cut = new Promise((resolve) => upgraded.once('close', resolve));
  upgraded.on('error', () => {});

  const answer = ask(port);
  await begun;
  expect(requests.open()).toBe(1);
  const drained = requests.drain(20_000);
  // Refused, or reset where the kernel had already taken it.
  await expect(ask(port)).rejects.toBeInstanceOf(Error);
  finish();
  expect(await text(await answer)).toBe('first half, second half');
  await drained;
  await cut;
  expect(requests.open()).toBe(0);
});

test('a request that never ends is cut when its time is up', async () => {
  const requests = followRequests();
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const asked = ask((server.address() as AddressInfo).port);
  const failed = expect(asked).rejects.toMatchObject({ code: 'ECONNRESET' });
  await new Promise((resolve) => server.once('request', resolve));
  await expect(requests.drain(50)).rejects.toThrow('1 requests were not done');
  await failed;
});
