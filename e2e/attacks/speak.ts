import { connect } from 'node:net';

/** No server of ours keeps a broken connection half as long. */
const patienceMs = 60_000;

/**
 * Says these bytes to a port and answers all that is said until the other side closes. Rejects when
 * it does not: a connection that nobody closes is what some attacks are after.
 */
export function speak(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    const heard = () => Buffer.concat(chunks).toString('latin1');
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`Not closed in ${patienceMs} ms, after: ${heard().slice(0, 300)}`));
    }, patienceMs);
    socket.on('connect', () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    // A reset is an end, too: what was heard until then is the answer.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(heard());
    });
  });
}

/** The statuses of the answers in it, in their order. */
export const statusesIn = (heard: string): number[] =>
  [...heard.matchAll(/(?:^|\n|\})HTTP\/1\.[01] (\d{3}) /g)].map(([, status]) => Number(status));
