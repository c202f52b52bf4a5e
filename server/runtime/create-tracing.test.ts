import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createTracing } from './create-tracing.ts';

let server: Server | undefined;
afterEach(() => server?.close());

test('spans of one command are one trace, whichever process tells them, and none are made unasked', async () => {
  expect(createTracing('web', { otlpEndpoint: undefined })).toBeUndefined();
  const bodies: {
    resourceSpans: { scopeSpans: { spans: { traceId: string; name: string }[] }[] }[];
  }[] = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    bodies.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.setHeader('content-type', 'application/json');
    response.end('{}');
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const otlpEndpoint = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const commandId = '0198c0de-0000-7000-8000-000000000001';
  for (const process of ['web', 'worker']) {
    const tracing = createTracing(process, { otlpEndpoint });
    tracing?.record({ name: process, commandId, startMs: 1_000, endMs: 1_005, attributes: {} });
    await tracing?.stop();
  }
  const spans = bodies.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  );
  expect(spans.map(({ name }) => name)).toEqual(['web', 'worker']);
  for (const { traceId } of spans) expect(traceId).toBe(commandId.replaceAll('-', ''));
});
