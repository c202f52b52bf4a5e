import type { CellTest } from './cell-test.ts';
import type { NamedCell } from './cells.ts';
import type { Counted } from './counted.ts';
import { runProofs } from './run-proofs.ts';
import { openScene } from './scene/open-scene.ts';
import { type CellResult, runCell } from './scene/run-cell.ts';

/** A cell on the system that all of them share, and one on a system of its own. */
type Shared = NamedCell & { test: Extract<CellTest, { run: unknown }> };
type Apart = NamedCell & { test: Extract<CellTest, { runApart: unknown }> };

const isShared = (cell: NamedCell): cell is Shared => 'run' in cell.test;
const isApart = (cell: NamedCell): cell is Apart => 'runApart' in cell.test;

/**
 * Runs cells one after the other on one system, then those that have one of their own, then those
 * tests of others that stand for cells.
 */
export const runCells = async (
  chosen: readonly NamedCell[],
  { seed, signal }: { seed: number; signal: AbortSignal },
): Promise<Counted> => {
  let passed = 0;
  const failures: string[] = [];
  const found: string[] = [];
  const failed: string[] = [];
  const notRun: string[] = [];
  const standIns: Record<string, string> = {};
  const tell = (name: string, { findings, seconds, inAll, skipped, standIn }: CellResult) => {
    if (skipped !== undefined) {
      notRun.push(name);
      return console.log(`–  ${name}\n     not run: needs ${skipped}`);
    }
    found.push(...findings);
    if (findings.length === 0) passed += 1;
    else {
      failed.push(name);
      failures.push([name, ...findings.slice(0, 5)].join('\n    '));
    }
    const mark = findings.length === 0 ? '✓' : '✗';
    const took =
      inAll === 0 ? '' : ` (${inAll.toFixed(0)} s, as before after ${seconds.toFixed(1)} s)`;
    console.log(`${mark}  ${name}${took}`);
    if (standIn !== undefined) {
      standIns[name] = standIn;
      console.log(`     in its stead: ${standIn}`);
    }
    for (const finding of findings.slice(0, 20)) console.log(`     ${finding}`);
  };
  const shared = chosen.filter(isShared);
  if (shared.length > 0) {
    console.log(`${shared.length} faults on a system under load, seed ${seed}`);
    const scene = await openScene({ apart: true, callers: 4, sessions: 5, seed, signal });
    try {
      for (const { name, test } of shared) {
        signal.throwIfAborted();
        tell(name, await outcomeOf(test, () => runCell(test, scene)));
      }
    } finally {
      await scene.close();
    }
  }
  for (const { name, test } of chosen.filter(isApart)) {
    signal.throwIfAborted();
    tell(name, await outcomeOf(test, () => test.runApart(seed, signal)));
  }
  for (const [name, findings] of await runProofs(chosen))
    tell(name, { findings, seconds: 0, inAll: 0 });
  console.log(`${passed} cells hold, ${failed.length} do not, ${notRun.length} were not run`);
  const cells = passed + failed.length;
  return { cells, kills: 0, findings: found, failed, notRun, standIns, passed, failures };
};

const outcomeOf = async (
  { cannot }: (Shared | Apart)['test'],
  run: () => Promise<CellResult>,
): Promise<CellResult> => {
  const nothing = { findings: [], seconds: 0, inAll: 0 };
  try {
    const skipped = await cannot?.();
    return skipped === undefined ? await run() : { ...nothing, skipped };
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...nothing, findings: [text] };
  }
};
