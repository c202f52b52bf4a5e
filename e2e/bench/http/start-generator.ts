import { endChild, forkChild, nextMessage } from '../system/child.ts';
import type { LoadReport, LoadTask } from './request.ts';

/** Starts the load generator; `run` resolves when its task is done and all was answered. */
export const startGenerator = async () => {
  const child = forkChild(new URL('./generator.ts', import.meta.url), {});
  await nextMessage(child, 'load generator');
  return {
    run: async (task: LoadTask): Promise<LoadReport> => {
      const report = nextMessage(child, 'load generator');
      child.send(task);
      return (await report) as LoadReport;
    },
    stop: () => endChild(child),
  };
};
