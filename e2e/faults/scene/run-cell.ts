import type { CellTest } from '../cell-test.ts';
import { gatherEvidence } from '../invariants/gather-evidence.ts';
import { markLog } from '../invariants/log-only-grows.ts';
import type { Scene } from './open-scene.ts';
import { settle } from './settle.ts';

/**
 * `skipped`: what this machine lacks for it. `seconds`: from the end of the fault until all was as
 * before; `inAll`: of the whole cell.
 */
export type CellResult = {
  findings: string[];
  seconds: number;
  inAll: number;
  skipped?: string;
  /** What stood in for the fault. */
  standIn?: string | undefined;
};

/** One fault on a system under load: brought, taken away, and everything checked afterwards. */
export const runCell = async (
  { run, standIn }: Extract<CellTest, { run: unknown }>,
  scene: Scene,
): Promise<CellResult> => {
  const begun = performance.now();
  const mark = await markLog(gatherEvidence(scene.system.config).log);
  scene.begin();
  const unexpected = await run(scene).then(
    () => [],
    (error: unknown) => [error instanceof Error ? error.message : String(error)],
  );
  const { findings, seconds } = await settle(scene, mark);
  const inAll = (performance.now() - begun) / 1_000;
  return {
    findings: [...unexpected, ...findings],
    seconds,
    inAll,
    standIn: await standIn?.(),
  };
};
