import pg from 'pg';
import { io } from 'socket.io-client';
import { z } from 'zod';
import { orderMessage, orderMessageTypes, positionMessage } from '#server/contracts/socket.ts';
import { listen } from '#server/runtime/listen.ts';
import type { Observed } from './observed.ts';
import { clock } from './observed.ts';

const task = z.object({
  url: z.string(),
  channel: z.string(),
  positionQuery: z.string(),
  socket: z.object({ url: z.string(), origin: z.string(), cookie: z.string() }).optional(),
});
export type ObserverTask = z.infer<typeof task>;

/**
 * Somebody else's eyes, in a process of their own: reads how far the views are whenever they move,
 * and takes socket events as an admin's browser does. Reports when asked over IPC.
 */
const observe = async ({ url, channel, positionQuery, socket }: ObserverTask) => {
  const observed: Observed = { reads: [], events: [], holes: [] };
  const reader = new pg.Client({ connectionString: url });
  await reader.connect();

  let reading = false;
  let again = false;
  const read = async () => {
    again = true;
    if (reading) return;
    reading = true;
    while (again) {
      again = false;
      const { rows } = await reader.query(positionQuery);
      const position = Number(rows[0]?.position ?? 0);
      if (position > (observed.reads.at(-1)?.[0] ?? 0)) observed.reads.push([position, clock()]);
    }
    reading = false;
  };
  await new Promise<void>((resolve) => {
    const channels = { [channel]: () => void read() };
    listen(url, { application: 'bench observer', channels, onConnected: resolve });
  });
  if (socket) await watch(socket, observed);

  process.on('message', (message) => {
    if (message === 'end') process.exit(0);
    void read().then(() => process.send?.(observed));
  });
  process.send?.('ready');
};

const watch = (
  { url, origin, cookie }: { url: string; origin: string; cookie: string },
  observed: Observed,
) =>
  new Promise<void>((resolve, reject) => {
    const client = io(url, {
      path: '/socket.io',
      addTrailingSlash: false,
      transports: ['websocket'],
      extraHeaders: { origin, cookie },
    });
    let cursor = 0;
    client.on('connect_error', reject);
    client.on('hello', ({ position }: { position: number }) => {
      cursor = position;
      resolve();
    });
    const follow = (position: number, previous: number) => {
      if (previous > cursor) observed.holes.push({ after: cursor, upTo: position, at: clock() });
      cursor = Math.max(cursor, position);
    };
    client.on('position', (raw) => {
      const { position, previous } = positionMessage.parse(raw);
      follow(position, previous);
    });
    for (const type of orderMessageTypes) {
      client.on(type, (raw) => {
        const at = clock();
        const { position, previous } = orderMessage.parse(raw);
        observed.events.push([position, at]);
        follow(position, previous);
      });
    }
  });

await observe(task.parse(JSON.parse(process.argv[2] ?? '{}')));
