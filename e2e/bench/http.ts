import { createTestDatabase } from '#db/testing/create-test-database.ts';
import { startTestCluster } from '#db/testing/test-cluster.ts';
import type { Bench, BenchRow } from './bench-result.ts';
import { ourShop } from './http/our-shop.ts';
import type { RequestKind } from './http/request.ts';
import { startGenerator } from './http/start-generator.ts';
import { emptyApp } from './page/empty-app.ts';
import { runProgram } from './page/run-program.ts';
import { median, significant } from './statistics.ts';
import { cpuOf } from './system/cpu-of.ts';

const connectionCounts = [1, 32, 256];

/** Our requests by their names, and what limits each. */
const limits = {
  placeOrder: 'empty POST',
  myOrders: 'empty GET',
  oneOrder: 'empty GET',
  adminList: 'empty GET',
};

type Case = { name: string; kind: RequestKind; pid: number };
type Measured = { perSecond: number; p50Ms: number; p99Ms: number; cpuMs: number };

/**
 * Requests to the built web beside those to an empty Next route of the same version and settings,
 * turn by turn, from a load generator in a process of its own. Database, worker and generator share
 * the machine's processors with the web. Every accepted order must then be in log and view once.
 */
export const http: Bench = async ({ rounds, seconds }) => {
  await runProgram({ args: ['server/launch/prepare.mjs', '--build'] });
  const cluster = await startTestCluster({ durable: true });
  const closers = [cluster.stop];
  try {
    const empty = await emptyApp();
    closers.push(empty.stop);
    const ours = await ourShop(await createTestDatabase(cluster));
    closers.push(ours.stop);
    const generator = await startGenerator();
    closers.push(generator.stop);

    const faults: string[] = [];
    const measure = async ({ name, kind, pid }: Case, connections: number, duration: number) => {
      const before = await cpuOf(pid);
      const load = await generator.run({ kind, connections, seconds: duration });
      const cpuMs = ((await cpuOf(pid)) - before) / load.done;
      ours.accepted.push(...load.accepted);
      if (load.refused > 0) faults.push(`${name}: ${load.refused} requests were refused.`);
      await ours.caughtUp();
      return { ...load, cpuMs };
    };

    const place = { name: 'placeOrder', kind: ours.placeOrder, pid: ours.pid };
    await measure(place, 32, 2);
    const nothing = { origin: empty.url, paths: ['/api/nothing'], cookies: ours.myOrders.cookies };
    const cases: Case[] = [
      { name: 'empty GET', kind: { ...nothing, method: 'GET' }, pid: empty.pid },
      { name: 'myOrders', kind: ours.myOrders, pid: ours.pid },
      { name: 'oneOrder', kind: await ours.oneOrder(), pid: ours.pid },
      { name: 'adminList', kind: ours.adminList, pid: ours.pid },
      {
        name: 'empty POST',
        pid: empty.pid,
        kind: { ...ours.placeOrder, ...nothing },
      },
      place,
    ];
    for (const one of cases) await measure(one, 32, 1);

    const measured = new Map<string, Measured[]>();
    for (let round = 1; round <= rounds; round++) {
      for (const connections of connectionCounts) {
        for (const one of cases) {
          const key = `${one.name} ${connections}`;
          const load = await measure(one, connections, seconds);
          measured.set(key, [...(measured.get(key) ?? []), load]);
        }
      }
    }
    const rows = connectionCounts.flatMap((connections) =>
      cases.map(({ name }) => toRow(name, connections, measured.get(`${name} ${connections}`))),
    );
    faults.push(...(await ours.faults()));
    return { bench: 'http', rows, figures: figuresOf(rows), faults };
  } finally {
    for (const close of closers.reverse()) await close();
  }
};

const toRow = (name: string, callers: number, loads: Measured[] = []): BenchRow => ({
  case: name,
  callers,
  perSecond: Math.round(median(loads.map((load) => load.perSecond))),
  p50Ms: significant(median(loads.map((load) => load.p50Ms))),
  p99Ms: significant(median(loads.map((load) => load.p99Ms))),
  cpuMs: significant(median(loads.map((load) => load.cpuMs))),
});

/** Requests a second ÷ the limit's; `…Cpu`: the limit's processor time a request ÷ ours. */
const figuresOf = (rows: BenchRow[]): Record<string, number> => {
  const figures: Record<string, number> = {};
  for (const callers of connectionCounts) {
    for (const [name, limit] of Object.entries(limits)) {
      const find = (wanted: string) =>
        rows.find((row) => row.case === wanted && row.callers === callers);
      const ours = find(name);
      const empty = find(limit);
      const ratio = (ours?.perSecond ?? Number.NaN) / (empty?.perSecond ?? Number.NaN);
      figures[`${name}${callers}`] = significant(ratio);
      const cpu = (empty?.cpuMs ?? Number.NaN) / (ours?.cpuMs ?? Number.NaN);
      figures[`${name}${callers}Cpu`] = significant(cpu);
    }
  }
  return figures;
};
