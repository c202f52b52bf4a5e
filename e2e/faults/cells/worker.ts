import assert from 'node:assert/strict';
import type { CellTest } from '../cell-test.ts';
import { mostMegabytes } from '../invariants/bounded.ts';
import type { FaultOf } from '../matrix.ts';
import { followSize } from '../overload/follow-size.ts';
import { placeOrders } from '../scene/ask.ts';
import { behindPooler, cannotPool } from '../scene/behind-pooler.ts';
import { linksOf } from '../scene/links-of.ts';
import { mustSignal } from '../scene/must-signal.ts';
import { accepted } from '../scene/progress.ts';
import { until } from '../scene/until.ts';
import { viewAt, viewMoves } from '../scene/view-at.ts';
import type { Copy } from '../system/start-copy.ts';

const followWorker = async ({ processes }: Copy) => {
  const pid = await processes.pid('worker');
  assert.ok(pid !== undefined, 'a worker is there');
  return followSize(pid);
};

export const workerCells: Record<FaultOf<'worker'>, CellTest> = {
  'kill -9 in mid batch': {
    isShort: true,
    run: async (scene) => {
      const hit = new Map<Copy, number>();
      for (let round = 0; round < 3; round += 1) {
        for (const copy of scene.system.copies) {
          hit.set(copy, await mustSignal(copy, 'worker', 'SIGKILL', { notPid: hit.get(copy) }));
          await accepted(scene, 10);
        }
      }
    },
  },
  'two at once': {
    proofs: [
      [
        'server/projections/run-projection.pg.test.ts',
        'views are the fold of the log, exactly once',
      ],
    ],
  },
  'SIGSTOP until another has taken over': {
    run: async (scene) => {
      for (const copy of scene.system.copies) {
        await mustSignal(copy, 'worker', 'SIGSTOP');
        await viewMoves(scene);
        await mustSignal(copy, 'worker', 'SIGCONT');
        await viewMoves(scene);
      }
    },
  },
  'poison event': {
    proofs: [
      [
        'server/projections/dead-letters/dead-letters.pg.test.ts',
        'whatever events are poison, all other streams flow',
      ],
    ],
  },
  'far behind': {
    run: async (scene) => {
      await until('the projection rests', () => scene.qa.post('projection', { paused: true }));
      for (let batch = 0; batch < 10; batch += 1) {
        const orders = { count: 1_000, status: 'delivered' } as const;
        const { status } = await placeOrders(scene, batch % 2, orders);
        assert.equal(status, 201);
      }
      const before = await viewAt(scene);
      const followed = await Promise.all(scene.system.copies.map(followWorker));
      await until('it goes on', () => scene.qa.post('projection', { paused: false }));
      await until(
        '30,000 events are projected',
        async () => (await viewAt(scene)) > before + 30_000,
      );
      for (const { stop } of followed) {
        const most = Math.max(...(await stop()));
        assert.ok(most < mostMegabytes, `a worker held ${most} MB while it caught up`);
      }
    },
  },
  'NOTIFY lost, LISTEN dead': {
    run: async (scene) => {
      const alarms = linksOf(scene, ['web', 'worker'], ['alarms']);
      for (const proxy of alarms) proxy.set({ isBlackhole: true });
      await viewMoves(scene);
      await viewMoves(scene);
    },
  },
  'behind a transaction pooler': { cannot: cannotPool, run: behindPooler },
};
