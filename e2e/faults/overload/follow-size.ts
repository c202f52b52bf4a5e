import { setInterval as everySo } from 'node:timers/promises';
import { readSize } from '../scene/read-size.ts';

/** Looks four times a second what a process holds, MB, until `stop`, which tells all it saw. */
export const followSize = (pid: number): { stop: () => Promise<number[]> } => {
  const ending = new AbortController();
  const sizes: number[] = [];
  const look = async () => {
    for await (const _ of everySo(250, undefined, { signal: ending.signal })) {
      sizes.push(await readSize(pid));
    }
  };
  const looking = look().catch(() => {});
  return {
    stop: async () => {
      ending.abort();
      await looking;
      return sizes;
    },
  };
};
