import { createTestDatabase } from '#db/testing/create-test-database.ts';
import { startTestCluster } from '#db/testing/test-cluster.ts';
import type { Contestant } from './append/contestant.ts';
import { emmett } from './append/emmett.ts';
import { ourEventStore } from './append/our-event-store.ts';
import { plainInsert } from './append/plain-insert.ts';
import type { Bench, BenchRow } from './bench-result.ts';
import { type Load, runCallers } from './run-callers.ts';
import { median, significant } from './statistics.ts';

const callerCounts = [1, 64];

/**
 * Appends to new streams: ours, one plain INSERT each, and Emmett, turn by turn on one durable
 * Postgres, at 1 and 64 callers. Then every answer is compared with what is stored.
 */
export const append: Bench = async ({ rounds, seconds }) => {
  const cluster = await startTestCluster({ durable: true });
  try {
    const contestants: Contestant[] = [
      ourEventStore(await createTestDatabase(cluster)),
      await plainInsert(await createTestDatabase(cluster)),
      await emmett(await createTestDatabase(cluster)),
    ];
    const answered = new Map<string, number>();
    const loads = new Map<string, Load[]>();
    const run = async (contestant: Contestant, callers: number, duration: number) => {
      const load = await runCallers(callers, duration, () => contestant.append());
      answered.set(contestant.name, (answered.get(contestant.name) ?? 0) + load.done);
      return load;
    };

    for (const contestant of contestants) await run(contestant, 64, 0.5);
    for (let round = 1; round <= rounds; round++) {
      for (const callers of callerCounts) {
        for (const contestant of contestants) {
          const key = `${contestant.name} ${callers}`;
          loads.set(key, [...(loads.get(key) ?? []), await run(contestant, callers, seconds)]);
        }
      }
    }

    const rows = contestants.flatMap(({ name }) =>
      callerCounts.map((callers) => toRow(name, callers, loads.get(`${name} ${callers}`) ?? [])),
    );
    const faults: string[] = [];
    for (const contestant of contestants) {
      faults.push(...(await contestant.faults(answered.get(contestant.name) ?? 0)));
      await contestant.close();
    }
    return { bench: 'append', rows, figures: figuresOf(rows), faults };
  } finally {
    await cluster.stop();
  }
};

const toRow = (name: string, callers: number, loads: Load[]): BenchRow => ({
  case: name,
  callers,
  perSecond: Math.round(median(loads.map((load) => load.perSecond))),
  p50Ms: significant(median(loads.map((load) => load.p50Ms))),
  p99Ms: significant(median(loads.map((load) => load.p99Ms))),
});

/** Ours ÷ theirs, appends a second. */
const figuresOf = (rows: BenchRow[]) => {
  const rate = (name: string, callers: number) =>
    rows.find((row) => row.case === name && row.callers === callers)?.perSecond ?? Number.NaN;
  const ours = (name: string, callers: number) =>
    significant(rate('ours', callers) / rate(name, callers));
  return {
    vsEmmett1: ours('Emmett', 1),
    vsEmmett64: ours('Emmett', 64),
    vsInsert1: ours('plain INSERT', 1),
    vsInsert64: ours('plain INSERT', 64),
  };
};
