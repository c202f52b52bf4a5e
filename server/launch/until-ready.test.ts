import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { untilReady } from './until-ready.ts';

test('what a start can bring about is waited for, a view that only an operator gets going is not', async () => {
  const reasons = ['not-migrated', 'no-worker', 'projection-stopped'];
  const server = createServer((_, response) => {
    response.writeHead(503).end(JSON.stringify({ code: 'unavailable', reason: reasons.shift() }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await untilReady((server.address() as AddressInfo).port, AbortSignal.timeout(10_000));
  expect(reasons).toEqual([]);
});
