import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { askExport, type ExportAnswer } from './ask-export.ts';

let close = () => {};
afterEach(() => close());

const asked = async (answer: RequestListener): Promise<ExportAnswer> => {
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

test('an export is asked for before it begins: for whom, without a body, and how long it will be', async () => {
  let heard: unknown;
  const answer = await asked(({ method, headers }, response) => {
    heard = [method, headers['evenkeel-viewer']];
    response.writeHead(200, { 'Expected-Rows': '100000' }).end();
  });
  expect(heard).toEqual(['HEAD', 'ann']);
  expect(answer).toEqual({ rows: 100_000 });
  expect(await asked((_, response) => void response.end())).toEqual({ rows: undefined });
});

test.each([
  [401, /session has ended/],
  [403, /may not/],
  [503, /running, or the shop is busy/],
  [500, /could not be exported/],
])('an export that is refused with %i says why', async (status, words) => {
  const answer = await asked((_, response) => void response.writeHead(status).end());
  expect(answer).toEqual({ problem: expect.stringMatching(words) });
});

test('a server that is away is told of, not thrown', async () => {
  const answer = await asked(({ socket }) => void socket.destroy());
  expect(answer).toEqual({ problem: expect.stringMatching(/did not answer/) });
});
