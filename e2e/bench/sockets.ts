import { createTestDatabase, type TestDatabase } from '#db/testing/create-test-database.ts';
import { startTestCluster } from '#db/testing/test-cluster.ts';
import type { Bench } from './bench-result.ts';
import { bareMemory } from './sockets/bare-memory.ts';
import type { Person } from './sockets/client-task.ts';
import { startCrowd } from './sockets/crowd.ts';
import {
  type Audience,
  fanOutFaults,
  fanOutTimes,
  isHeard,
  type Placed,
} from './sockets/fan-out.ts';
import { ourWorker } from './sockets/our-worker.ts';
import { socketsPossible } from './sockets/sockets-possible.ts';
import { median, percentile, significant } from './statistics.ts';
import { signInAs } from './system/sign-in.ts';

const wanted = 10_000;
/** As many as one person may have. */
const socketsEach = 20;
/** One person in ten is an admin, who hears of every order. */
const staffEvery = 10;
const ordersPerSecond = 10;

/**
 * Sockets to one worker, a tenth of them admins': memory each beside that of a bare Socket.IO
 * server, time from an order's commit until the last admin's socket has it, and seconds from a
 * restart's beginning until everybody is greeted again. Everybody must have got what concerns them
 * exactly once.
 */
export const sockets: Bench = async ({ rounds, seconds, connections: asked = wanted }) => {
  const possible = await socketsPossible(asked);
  if (possible < asked) {
    console.error(`This machine's limit of open files allows ${possible} sockets, not ${asked}.`);
  }
  const cluster = await startTestCluster({ durable: true });
  const closers: (() => Promise<unknown>)[] = [cluster.stop];
  try {
    const database = await createTestDatabase(cluster);
    const { people, customers } = await invite(database, Math.floor(possible / socketsEach));
    const connections = people.length * socketsEach;
    const audience: Audience = {
      staff: (people.length - customers.length) * socketsEach,
      perCustomer: socketsEach,
    };
    const bare = await bareMemory(people);
    const worker = await ourWorker(database);
    closers.push(worker.stop);
    const crowd = await startCrowd(people);
    closers.push(crowd.stop);

    const before = await worker.memory();
    await crowd.connect(worker.url, worker.origin);
    const after = await worker.memory();
    const heap = (after.heapUsed - before.heapUsed) / connections;
    const rss = (after.rss - before.rss) / connections;

    const placed: Placed[] = [];
    const times: number[][] = [];
    const reconnects: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const { now, reports } = await fanOut({ crowd, worker, customers, audience, seconds });
      placed.push(...now);
      times.push(fanOutTimes(reports, now));
      const begun = performance.now();
      const back = crowd.greeted(round + 1);
      await worker.restart();
      await back;
      reconnects.push((performance.now() - begun) / 1_000);
    }
    const told = (share: number) =>
      significant(median(times.map((round) => percentile(round, share))));
    const reconnectSeconds = significant(median(reconnects));
    return {
      bench: 'sockets',
      rows: [
        { case: 'bare Socket.IO, heap a socket', kb: kb(bare.heapUsed / connections) },
        { case: 'ours, heap a socket', kb: kb(heap) },
        { case: 'bare Socket.IO, memory a socket', kb: kb(bare.rss / connections) },
        { case: 'ours, memory a socket', kb: kb(rss) },
        { case: `commit → last of ${audience.staff}`, p50Ms: told(0.5), p99Ms: told(0.99) },
        { case: 'restart → all are back', p50Ms: Math.round(reconnectSeconds * 1_000) },
      ],
      figures: {
        connections,
        bytesPerSocket: Math.round(heap),
        rssPerSocket: Math.round(rss),
        vsBareSocketIo: significant((heap * connections) / bare.heapUsed),
        fanoutP99Ms: told(0.99),
        reconnectSeconds,
      },
      faults: fanOutFaults(await crowd.report(), placed, audience),
    };
  } finally {
    for (const close of closers.reverse()) await close();
  }
};

const kb = (bytes: number) => significant(bytes / 1_000);

type Stage = {
  crowd: Awaited<ReturnType<typeof startCrowd>>;
  worker: Awaited<ReturnType<typeof ourWorker>>;
  customers: readonly string[];
  audience: Audience;
  seconds: number;
};

/** Places orders at a steady rate and waits until all have heard of them. */
const fanOut = async ({ crowd, worker, customers, audience, seconds }: Stage) => {
  const now: Placed[] = [];
  for (let order = 0; order < seconds * ordersPerSecond; order++) {
    const pause = new Promise((resolve) => setTimeout(resolve, 1_000 / ordersPerSecond));
    now.push(await worker.place(customers[order % customers.length] ?? ''));
    await pause;
  }
  let reports = await crowd.report();
  const patience = performance.now() + 30_000;
  while (!isHeard(reports, now, audience) && performance.now() < patience) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    reports = await crowd.report();
  }
  return { now, reports };
};

/** Accounts with sessions; the ids of those that are customers. */
const invite = async (database: TestDatabase, count: number) => {
  const people: Person[] = [];
  const customers: string[] = [];
  for (let index = 0; index < count; index++) {
    const isStaff = index % staffEvery === 0;
    const { id, cookie } = await signInAs(database, isStaff ? 'admin' : 'customer');
    people.push({ cookie, isStaff, sockets: socketsEach });
    if (!isStaff) customers.push(id);
  }
  return { people, customers };
};
