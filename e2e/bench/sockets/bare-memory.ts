import { freePort } from '#db/embedded/free-port.ts';
import { endChild, forkChild, nextMessage } from '../system/child.ts';
import type { Person } from './client-task.ts';
import { startCrowd } from './crowd.ts';
import { type Memory, memoryOf, reportsMemory } from './memory-of.ts';

/** What these people's sockets cost a Socket.IO server that does nothing else, in bytes. */
export const bareMemory = async (people: readonly Person[]): Promise<Memory> => {
  const port = await freePort();
  const server = forkChild(new URL('./bare-server.ts', import.meta.url), {
    args: [String(port)],
    execArgv: reportsMemory,
  });
  await nextMessage(server, 'bare server');
  const before = await memoryOf(server);
  const crowd = await startCrowd(people);
  try {
    await crowd.connect(`http://127.0.0.1:${port}`, 'http://bench.invalid');
    const after = await memoryOf(server);
    return { heapUsed: after.heapUsed - before.heapUsed, rss: after.rss - before.rss };
  } finally {
    await crowd.stop();
    await endChild(server);
  }
};
