import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';
import type { Scene } from '../scene/open-scene.ts';
import { accepted } from '../scene/progress.ts';
import { until } from '../scene/until.ts';

const whileFramesAre = async (scene: Scene, how: object): Promise<void> => {
  await until('frames go wrong', () => scene.qa.post('realtime', how));
  await accepted(scene, 60);
};

export const socketCells: Record<FaultOf<'socket'>, CellTest> = {
  'frames dropped': { run: (scene) => whileFramesAre(scene, { dropRate: 0.5 }) },
  'frames doubled and out of order': {
    run: (scene) => whileFramesAre(scene, { duplicateRate: 0.7, delayMs: 300, dropRate: 0.2 }),
  },
  'half-open': {
    run: async (scene) => {
      const proxies = scene.people.flatMap(({ tabs }) => tabs.map(({ proxy }) => proxy));
      for (const proxy of proxies) proxy.set({ isBlackhole: true });
      await accepted(scene, 60);
    },
  },
  'all cut at once': {
    isShort: true,
    run: async (scene) => {
      for (let round = 0; round < 3; round += 1) {
        await until('sockets are cut', () => scene.qa.post('realtime', { disconnectAll: true }));
        for (const { tabs } of scene.people) for (const { proxy } of tabs) proxy.reset();
        await accepted(scene, 20);
      }
    },
  },
  'slow consumer': {
    proofs: [
      ['server/realtime/cut-slow-consumer.test.ts', 'a socket that takes nothing is cut once'],
    ],
  },
  'session revoked': {
    proofs: [
      ['server/realtime/create-realtime.pg.test.ts', 'a session that ends, or whose role changes'],
    ],
  },
};
