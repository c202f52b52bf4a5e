import { randomUUID } from 'node:crypto';
import { Client } from 'undici';
import { runCallers } from '../run-callers.ts';
import type { LoadReport, LoadTask } from './request.ts';

/**
 * The load, in a process of its own: so many connections that are kept, each asking again as soon
 * as it was answered. Does one task after the other as they come over IPC.
 */
const run = async ({ kind, connections, seconds }: LoadTask): Promise<LoadReport> => {
  const clients = Array.from({ length: connections }, () => new Client(kind.origin));
  const free = [...clients];
  const accepted: number[] = [];
  let asked = 0;
  let refused = 0;
  const ask = async () => {
    const turn = asked++;
    const client = free.pop();
    if (client === undefined) throw new Error('More callers than connections.');
    const { statusCode, body } = await client.request({
      method: kind.method,
      path: kind.paths[turn % kind.paths.length] ?? '/',
      headers: headersOf(kind, turn),
      ...(kind.method === 'POST' && { body: bodyOf(kind) }),
    });
    const text = await body.text();
    free.push(client);
    if (statusCode === 202) accepted.push(JSON.parse(text).position);
    else if (statusCode !== 200) refused += 1;
  };
  const load = await runCallers(connections, seconds, ask);
  await Promise.all(clients.map((client) => client.close()));
  return { ...load, accepted, refused };
};

const headersOf = ({ method, cookies }: LoadTask['kind'], turn: number) => ({
  cookie: cookies[turn % cookies.length] ?? '',
  accept: 'application/json',
  ...(method === 'POST' && {
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  }),
});

const bodyOf = ({ items }: LoadTask['kind']) => JSON.stringify({ orderId: randomUUID(), items });

process.on('message', (task: LoadTask) => void run(task).then((report) => process.send?.(report)));
// Whoever follows its supervisor does not stay for its sake; this one has nothing else between tasks.
process.channel?.ref();
process.send?.('ready');
