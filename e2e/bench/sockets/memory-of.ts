import type { ChildProcess } from 'node:child_process';
import { nextMessage } from '../system/child.ts';

/** Bytes. */
export type Memory = { heapUsed: number; rss: number };

/** How a child is started whose memory is to be asked for. */
export const reportsMemory = [
  '--expose-gc',
  '--import',
  new URL('./report-memory.ts', import.meta.url).href,
];

/** What such a child holds after a collection. */
export const memoryOf = async (child: ChildProcess): Promise<Memory> => {
  const answer = nextMessage(child, 'measured server');
  child.send('memory');
  return (await answer) as Memory;
};
