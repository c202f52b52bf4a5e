import { request } from 'node:http';
import type { Scene } from './open-scene.ts';

export type Flood = { path: string; count: number; body?: object };

/** How often each status came (0: the connection broke), and how many sheds lacked Retry-After. */
export type Flooded = { statuses: Map<number, number>; bare: number };

/** Sends so many requests at once to the first copy, each on a connection of its own. */
export const floodWith = async (scene: Scene, { path, count, body }: Flood): Promise<Flooded> => {
  const port = scene.system.copies[0]?.webPort;
  const headers = { ...scene.adminHeaders, ...(body && { 'content-type': 'application/json' }) };
  const statuses = new Map<number, number>();
  let bare = 0;
  const send = () =>
    new Promise<void>((resolve) => {
      const count = (status: number) => {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        resolve();
      };
      const method = body === undefined ? 'GET' : 'POST';
      const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
        const { statusCode: status = 0 } = answer;
        if ((status === 503 || status === 429) && !answer.headers['retry-after']) bare += 1;
        answer
          .once('end', () => count(status))
          .once('error', () => count(0))
          .resume();
      });
      sent.once('error', () => count(0));
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  await Promise.all(Array.from({ length: count }, send));
  return { statuses, bare };
};
