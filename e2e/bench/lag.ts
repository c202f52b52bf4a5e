import { createTestDatabase } from '#db/testing/create-test-database.ts';
import { startTestCluster } from '#db/testing/test-cluster.ts';
import type { Bench, BenchRow } from './bench-result.ts';
import { barePath } from './lag/bare-path.ts';
import type { LagPath } from './lag/lag-path.ts';
import type { Seen } from './lag/observed.ts';
import { ourPath } from './lag/our-path.ts';
import { runOpenLoop } from './lag/run-open-loop.ts';
import { median, percentile, significant } from './statistics.ts';

const rates = [50, 500];

/** Times in ms, and the rate that was reached. */
type Lags = { view: number[]; socket: number[]; perSecond: number };

/**
 * From a command's acceptance until somebody else can read it, and until their socket tells them:
 * ours against bare SQL with one LISTEN, turn by turn on one durable Postgres. Every accepted order
 * must then be in the view and must have been sent, once and in order.
 */
export const lag: Bench = async ({ rounds, seconds }) => {
  const cluster = await startTestCluster({ durable: true });
  const paths: LagPath[] = [];
  try {
    const data = { items: Array.from({ length: 3 }, () => ({ productName: 'Lantern', price: 1 })) };
    paths.push(await ourPath(await createTestDatabase(cluster)));
    paths.push(await barePath((await createTestDatabase(cluster)).urls.owner, data));
    const accepted = new Map<LagPath, number[]>(paths.map((path) => [path, []]));
    const measured = new Map<string, Lags[]>();
    const run = async (path: LagPath, perSecond: number, duration: number) => {
      const load = await runOpenLoop({ perSecond, seconds: duration }, path.command);
      accepted.get(path)?.push(...load.answers.map(({ position }) => position));
      return { ...(await lagsOf(path, load.answers)), perSecond: load.perSecond };
    };

    for (const path of paths) await run(path, 500, 1);
    for (let round = 1; round <= rounds; round++) {
      for (const perSecond of rates) {
        for (const path of paths) {
          const key = `${path.name} ${perSecond}`;
          measured.set(key, [...(measured.get(key) ?? []), await run(path, perSecond, seconds)]);
        }
      }
    }

    const rows = paths.flatMap(({ name }) => rowsOf(name, measured));
    const faults: string[] = [];
    for (const path of paths) {
      faults.push(...(await path.faults(accepted.get(path) ?? [])));
    }
    return { bench: 'lag', rows, figures: figuresOf(rows), faults };
  } finally {
    for (const path of paths) await path.close();
    await cluster.stop();
  }
};

/** Waits until all was seen, then takes each command's times apart. */
const lagsOf = async (
  path: LagPath,
  answers: readonly { position: number; at: number }[],
): Promise<Omit<Lags, 'perSecond'>> => {
  const last = Math.max(...answers.map(({ position }) => position));
  const patience = performance.now() + 10_000;
  let observed = await path.report();
  const isBehind = (seen: readonly Seen[]) => (seen.at(-1)?.[0] ?? 0) < last;
  while (
    (isBehind(observed.reads) || (observed.events.length > 0 && isBehind(observed.events))) &&
    performance.now() < patience
  ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    observed = await path.report();
  }
  const sockets = new Map(observed.events);
  const holeWith = (position: number) =>
    observed.holes.find(({ after, upTo }) => position > after && position <= upTo);
  const lags: Omit<Lags, 'perSecond'> = { view: [], socket: [] };
  let read = 0;
  for (const { position, at } of [...answers].sort((a, b) => a.position - b.position)) {
    while ((observed.reads[read]?.[0] ?? Number.POSITIVE_INFINITY) < position) read += 1;
    const readable = observed.reads[read]?.[1];
    // The view can be there before the answer has travelled back: then nobody waited.
    if (readable !== undefined) lags.view.push(Math.max(readable - at, 0));
    // Of what a burst leaves out the socket tells only that there is something to fetch.
    const told = sockets.get(position) ?? holeWith(position)?.at;
    if (told !== undefined) lags.socket.push(Math.max(told - at, 0));
  }
  return lags;
};

const caseOf = (name: string, what: string, rate: number) => `${name} ${what} at ${rate}/s`;

const rowsOf = (name: string, measured: Map<string, Lags[]>): BenchRow[] =>
  rates.flatMap((rate) =>
    (['view', 'socket'] as const).flatMap((what) => {
      const rounds = measured.get(`${name} ${rate}`) ?? [];
      if (rounds.every((lags) => lags[what].length === 0)) return [];
      const of = (share: number) =>
        significant(median(rounds.map((lags) => percentile(lags[what], share))));
      const perSecond = Math.round(median(rounds.map((lags) => lags.perSecond)));
      return [{ case: caseOf(name, what, rate), perSecond, p50Ms: of(0.5), p99Ms: of(0.99) }];
    }),
  );

const figuresOf = (rows: BenchRow[]): Record<string, number> => {
  const figures: Record<string, number> = {};
  const find = (name: string, what: string, rate: number) =>
    rows.find((row) => row.case === caseOf(name, what, rate));
  for (const rate of rates) {
    for (const what of ['view', 'socket']) {
      const row = find('ours', what, rate);
      figures[`${what}P50Ms${rate}`] = row?.p50Ms ?? Number.NaN;
      figures[`${what}P99Ms${rate}`] = row?.p99Ms ?? Number.NaN;
    }
  }
  const ratio = (rate: number) =>
    (find('ours', 'view', rate)?.p50Ms ?? Number.NaN) /
    (find('bare SQL', 'view', rate)?.p50Ms ?? Number.NaN);
  figures.vsSql = significant(ratio(50));
  figures.vsSql500 = significant(ratio(500));
  return figures;
};
