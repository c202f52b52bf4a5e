import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { speak, statusesIn } from './speak.ts';

/** Connections that say something now and then and never finish. */
export type SlowCrowd = {
  /** The statuses that those with half a body were told. */
  bodies: Promise<number[]>;
  /** Resolves when the server has got rid of those with half a header. */
  heads: Promise<void>;
};

const count = 40;

/** Opens them; nobody waits for anything yet. */
export function startSlowCrowd(port: number, cookie: string): SlowCrowd {
  const head = `POST /api/orders HTTP/1.1\r\nHost: localhost:${port}\r\nCookie: ${cookie}\r\n`;
  const half = `${head}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"items":`;
  const bodies = Promise.all(Array.from({ length: count }, () => speak(port, half)));
  const heads = Promise.all(Array.from({ length: count }, () => drip(port, head)));
  return {
    bodies: bodies.then((all) => all.map((heard) => statusesIn(heard)[0] ?? 0)),
    heads: heads.then(() => undefined),
  };
}

/**
 * What bodies of 9 MB cost that are sent to a page nearly to their end and never finished: 40 of them,
 * again and again up to `crowds` times. Runs `measure` after each 40, while all of them and of those
 * before have been answered and none has gone.
 */
export async function whileStalled<Measured>(
  port: number,
  crowds: number,
  measure: () => Promise<Measured>,
): Promise<{ statuses: number[]; measured: Measured[] }> {
  const head = `POST / HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 9000000\r\n\r\n`;
  const bytes = Buffer.from(head + 'x'.repeat(8_900_000));
  const stalled: Stalled[] = [];
  const measured: Measured[] = [];
  try {
    while (measured.length < crowds) {
      stalled.push(...(await Promise.all(Array.from({ length: count }, () => stall(port, bytes)))));
      measured.push(await measure());
    }
    return { statuses: stalled.map(({ status }) => status), measured };
  } finally {
    for (const { socket } of stalled) socket.destroy();
  }
}

type Stalled = { socket: Socket; status: number };

/** Resolves when all the bytes are gone and something was answered; the connection stays. */
const stall = async (port: number, bytes: Buffer): Promise<Stalled> => {
  const socket = connect(port, '127.0.0.1');
  const sent = new Promise<void>((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
  const heard = once(socket, 'data') as Promise<Buffer[]>;
  const [[chunk]] = await Promise.all([heard, sent]);
  return { socket, status: statusesIn(String(chunk))[0] ?? 0 };
};

/** A header line a second, without end; resolves when the other side has had enough. */
const drip = (port: number, head: string) =>
  new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.write(head);
    const timer = setInterval(() => socket.write('X-A: b\r\n'), 1_000);
    socket.on('data', () => {});
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      resolve();
    });
  });
