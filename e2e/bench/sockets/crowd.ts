import { endChild, forkChild, nextMessage } from '../system/child.ts';
import type { ClientReport, ClientTask, Person } from './client-task.ts';

const processes = 4;

/** Clients in four processes, everybody's sockets in one of them. */
export const startCrowd = async (people: readonly Person[]) => {
  const children = Array.from({ length: processes }, () =>
    forkChild(new URL('./clients.ts', import.meta.url), {}),
  );
  const ask = (task: (share: number) => ClientTask) =>
    Promise.all(
      children.map((child, share) => {
        const answer = nextMessage(child, 'client process');
        child.send(task(share));
        return answer;
      }),
    );
  await Promise.all(children.map((child) => nextMessage(child, 'client process')));
  return {
    /** Resolves when everybody is connected and greeted. */
    connect: (url: string, origin: string) =>
      ask((share) => ({
        type: 'connect',
        url,
        origin,
        people: people.filter((_, index) => index % processes === share),
      })),
    greeted: (times: number) => ask(() => ({ type: 'greeted', times })),
    report: async () => (await ask(() => ({ type: 'report' }))) as ClientReport[],
    stop: () => Promise.all(children.map(endChild)),
  };
};
