import { io, type Socket } from 'socket.io-client';
import { clock } from '../lag/observed.ts';
import type { ClientReport, ClientTask, Person } from './client-task.ts';

/** As the browser's: it comes back by itself, and knocks again where the server closed the door. */
const knockAgainMs = 5_000;

type Heard = { staff: number; customers: number; lastStaffAt: number };
const orders = new Map<number, Heard>();
let misordered = 0;
const greetings: number[] = [];
let onGreeting = () => {};

const connect = (url: string, origin: string, { cookie, isStaff }: Person, index: number) => {
  const socket: Socket = io(url, {
    path: '/socket.io',
    addTrailingSlash: false,
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelayMax: 5_000,
    extraHeaders: { origin, cookie },
  });
  let last = 0;
  greetings[index] = 0;
  socket.on('hello', () => {
    greetings[index] = (greetings[index] ?? 0) + 1;
    onGreeting();
  });
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), knockAgainMs);
  });
  socket.on('OrderCreated', ({ position }: { position: number }) => {
    if (position <= last) misordered += 1;
    last = position;
    const heard = orders.get(position) ?? { staff: 0, customers: 0, lastStaffAt: 0 };
    orders.set(position, heard);
    if (!isStaff) heard.customers += 1;
    else {
      heard.staff += 1;
      heard.lastStaffAt = clock();
    }
  });
};

const greeted = (times: number) =>
  new Promise<void>((resolve) => {
    onGreeting = () => {
      if (greetings.every((count) => count >= times)) resolve();
    };
    onGreeting();
  });

const answer = async (task: ClientTask): Promise<unknown> => {
  switch (task.type) {
    case 'connect':
      for (const person of task.people) {
        for (let count = 0; count < person.sockets; count++) {
          connect(task.url, task.origin, person, greetings.length);
          // All at once they would only wait in the server's backlog.
          if (greetings.length % 100 === 0) await greeted(1);
        }
      }
      return greeted(1);
    case 'greeted':
      return greeted(task.times);
    case 'report': {
      const rows = [...orders].map(
        ([position, { staff, customers, lastStaffAt }]): ClientReport['orders'][number] => [
          ...([position, staff, customers, lastStaffAt] as const),
        ],
      );
      return { orders: rows, misordered } satisfies ClientReport;
    }
    default:
      return task satisfies never;
  }
};

process.on('message', (task: ClientTask) => {
  void answer(task).then((report) => process.send?.(report ?? 'done'));
});
process.channel?.ref();
process.send?.('ready');
