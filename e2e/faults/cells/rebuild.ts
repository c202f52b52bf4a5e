import assert from 'node:assert/strict';
import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';
import { startProgram } from '../scene/program.ts';
import { accepted } from '../scene/progress.ts';
import { until } from '../scene/until.ts';
import { askOwner } from '../system/ask-owner.ts';

const rebuild = (name: string) => ['server/operations/main.ts', 'rebuild', name];

/** How far a rebuild of the orders has come, and when; undefined when there is none. */
const placeOf = async (url: string): Promise<string | undefined> => {
  const [found] = await askOwner<{ place: string }>(
    url,
    `select concat_ws(' ', run, position, updated_at) as place
     from read.rebuilds where projection = 'orders'`,
  );
  return found?.place;
};

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
      const { readDatabaseUrl } = scene.system.config;
      for (const round of [1, 2, 3]) {
        const before = await placeOf(readDatabaseUrl);
        const run = startProgram(scene, rebuild('orders'));
        await until(`rebuild ${round} is under way`, async () => {
          const place = await placeOf(readDatabaseUrl);
          return place !== undefined && place !== before;
        });
        run.kill();
        assert.equal((await run.ended).end, 'SIGKILL', 'a rebuild was done before it was killed');
        await accepted(scene, 5);
      }
      const { end, said } = await startProgram(scene, rebuild('orders')).ended;
      assert.equal(end, '0', said);
    },
  },
};
