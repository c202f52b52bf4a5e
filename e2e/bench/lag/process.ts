import { endChild, forkChild, nextMessage } from '../system/child.ts';
import type { Observed } from './observed.ts';
import type { ObserverTask } from './observer.ts';

const file = (name: string) => new URL(name, import.meta.url);

/** Starts an observer; resolves when it watches. */
export const startObserver = async (task: ObserverTask) => {
  const child = forkChild(file('./observer.ts'), { args: [JSON.stringify(task)] });
  await nextMessage(child, 'observer');
  return {
    report: async (): Promise<Observed> => {
      const answer = nextMessage(child, 'observer');
      child.send('report');
      return (await answer) as Observed;
    },
    stop: () => endChild(child),
  };
};

/** Starts the bare path's worker; resolves when it listens. */
export const startBareWorker = async (url: string) => {
  const child = forkChild(file('./bare-worker.ts'), { args: [url] });
  await nextMessage(child, 'bare worker');
  return { stop: () => endChild(child) };
};
