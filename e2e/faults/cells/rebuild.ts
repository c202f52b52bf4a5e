import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';
import { startProgram } from '../scene/program.ts';
import { accepted } from '../scene/progress.ts';

const rebuild = (name: string) => ['server/operations/main.ts', 'rebuild', name];

export const rebuildCells: Record<FaultOf<'rebuild'>, CellTest> = {
  'under live writes': {
    isShort: true,
    run: async (scene) => {
      const run = startProgram(scene, rebuild('orders'));
      await accepted(scene, 20);
      const { end, said } = await run.ended;
      assert.equal(end, '0', said);
    },
  },
  'killed half way': {
    run: async (scene) => {
      for (const patience of [500, 700, 900]) {
        const run = startProgram(scene, rebuild('orders'));
        await delay(patience);
        run.kill();
        await run.ended;
        await accepted(scene, 5);
      }
      const { end, said } = await startProgram(scene, rebuild('orders')).ended;
      assert.equal(end, '0', said);
    },
  },
};
