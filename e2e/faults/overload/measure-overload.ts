import { signIn } from '#e2e/consistency/session/sign-in.ts';
import { productPage } from '#server/contracts/product.ts';
import type { Counted } from '../counted.ts';
import { askOwner } from '../system/ask-owner.ts';
import { createAccounts } from '../system/create-accounts.ts';
import { type System, startSystem } from '../system/start-system.ts';
import { followSize } from './follow-size.ts';
import { goodputOf, mostConnections, type Offered, type Target } from './offering.ts';
import { type Crowd, startCrowd } from './start-crowd.ts';

/** Connections at which one web process is busiest. */
const few = 64;
const times = 10;
/** What must be left of its best, and when it must be back there. */
const [leastShare, mostSeconds] = [0.7, 10];
/** What a process may grow while it is flooded, MB: 1,000 orders at once and their garbage took 180. */
const mostGrowth = 250;

/**
 * What one web process does while ten times as many orders come as it can take. It must do nearly as
 * many as ever, grow no further, and be as before soon after; every refusal says when to come back,
 * and what was accepted is in the log.
 */
export const measureOverload = async (signal: AbortSignal): Promise<Counted> => {
  // Each command would look what the controls say, which is a sixth of a processor.
  const system = await startSystem(1, signal, { controls: false });
  const crowd = await startCrowd();
  try {
    const target = await enter(system);
    const usual = { target, connections: few, ms: 5_000 };
    // All connections are made before anything is measured.
    await crowd.offer({ ...usual, connections: mostConnections, ms: 8_000 });
    await crowd.offer({ ...usual, ms: 3_000 });
    const peak = await crowd.offer(usual);

    const pid = (await system.copies[0]?.processes.pid('web')) ?? 0;
    const memory = followSize(pid);
    const perSecond = goodputOf(peak) * times;
    const flood = await crowd.offer({
      target,
      connections: mostConnections,
      ms: 15_000,
      perSecond,
    });
    const sizes = await memory.stop();
    const back = await comeBack(crowd, target, goodputOf(peak) * leastShare);
    const again = await crowd.offer(usual);

    // Before and after: what else the machine does meanwhile should count for neither.
    const best = (goodputOf(peak) + goodputOf(again)) / 2;
    const share = goodputOf(flood) / best;
    const [first = 0] = sizes;
    const most = Math.max(...sizes);
    console.table({
      'orders per second before and after': `${round(goodputOf(peak))}, ${round(goodputOf(again))}`,
      'offered per second': `${round(flood.asked / flood.seconds)}, ${(flood.asked / flood.seconds / best).toFixed(1)} times as many`,
      'done per second': `${round(goodputOf(flood))}, ${share.toFixed(2)} of the best`,
      'p99 of those that were done, ms': `${round(flood.p99Ms)}, ${round(peak.p99Ms)} before`,
      'turned away with Retry-After': flood.shed,
      'broken connections': flood.broken,
      'MB at first, at most, at last': `${first}, ${most}, ${sizes.at(-1)}`,
      'seconds until as before': back.seconds.toFixed(1),
    });
    const runs = [peak, flood, ...back.runs, again];
    const stored = await countStored(system, runs);
    return tell([
      ['every refusal says when to come back', runs.every(({ bare }) => bare === 0)],
      ['no connection breaks', flood.broken === 0],
      [`${leastShare} of its best is done meanwhile`, share >= leastShare],
      [`it grows by ${mostGrowth} MB at most`, most - first <= mostGrowth],
      ['and not on and on', half(sizes, 1) - half(sizes, 0) <= mostGrowth / 2],
      [`it is as before within ${mostSeconds} s`, back.seconds <= mostSeconds],
      ['every accepted order is in the log', stored.told === stored.found],
    ]);
  } finally {
    await crowd.stop();
    await system.stop();
  }
};

const round = Math.round;

/** The most that was held in the first half of the flood (0) or in the second (1). */
const half = (sizes: readonly number[], which: 0 | 1): number => {
  const middle = Math.floor(sizes.length / 2);
  return Math.max(...(which === 0 ? sizes.slice(0, middle) : sizes.slice(middle)));
};

/** An account of the crowd, and something to order. */
const enter = async ({ config, copies, origin }: System): Promise<Target> => {
  const [copy] = copies;
  if (copy === undefined) throw new Error('There is no copy.');
  const account = { name: 'Crowd', email: 'crowd@faults.test', password: 'password of the crowd' };
  await createAccounts(config, [{ ...account, role: 'customer' }]);
  const baseUrl = `http://127.0.0.1:${copy.webPort}`;
  const { headers } = await signIn(baseUrl, origin, account);
  const products = productPage.parse(await (await fetch(`${baseUrl}/api/products?limit=1`)).json());
  return { port: copy.webPort, headers, productId: products.data[0]?.id ?? '' };
};

/** Asks as usual, second after second, until so many are done in one again. */
const comeBack = async (crowd: Crowd, target: Target, wanted: number) => {
  const begun = performance.now();
  const runs: Offered[] = [];
  do {
    runs.push(await crowd.offer({ target, connections: few, ms: 1_000 }));
  } while (goodputOf(runs.at(-1) as Offered) < wanted && performance.now() - begun < 60_000);
  return { runs, seconds: (performance.now() - begun) / 1_000 };
};

const countStored = async ({ postgres }: System, runs: readonly Offered[]) => {
  const told = runs.flatMap(({ accepted }) => accepted);
  const rows = await askOwner<{ n: number }>(
    postgres.url,
    'select count(*)::int as n from write.commands where command_id = any($1::uuid[])',
    [told],
  );
  return { told: told.length, found: rows[0]?.n ?? 0 };
};

const tell = (facts: readonly [says: string, holds: boolean][]): Counted => {
  for (const [says, holds] of facts) console.log(`${holds ? '✓' : '✗'}  ${says}`);
  const failures = facts.filter(([, holds]) => !holds).map(([says]) => says);
  return {
    cells: 0,
    kills: 0,
    findings: [],
    failed: [],
    notRun: [],
    standIns: {},
    passed: facts.length - failures.length,
    failures,
  };
};
