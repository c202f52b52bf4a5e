import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { askExport } from './ask-export.ts';

let close = () => {};
afterEach(() => close());

const asked = async (answer: RequestListener): Promise<string | undefined> => {
  const server = createServer(answer);
  close = () => void server.close().closeAllConnections();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return await askExport(
    'ann',
    `http://127.0.0.1:${port}/export.csv`,
    new AbortController().signal,
  );
};

test('an export is asked for before it begins: for whom, and without a body', async () => {
  let heard: unknown;
  const answer = await asked(({ method, headers }, response) => {
    heard = [method, headers['evenkeel-viewer']];
    response.end();
  });
  expect(heard).toEqual(['HEAD', 'ann']);
  expect(answer).toBeUndefined();
});

test.each([
  [401, /session has ended/],
  [403, /may not/],
  [503, /running, or the shop is busy/],
  [500, /could not be exported/],
])('an export that is refused with %i says why', async (status, words) => {
  const answer = await asked((_, response) => void response.writeHead(status).end());
  expect(answer).toMatch(words);
});

test('a server that is away is told of, not thrown', async () => {
  const answer = await asked(({ socket }) => void socket.destroy());
  expect(answer).toMatch(/did not answer/);
});
