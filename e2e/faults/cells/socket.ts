import type { Page } from '#e2e/consistency/tabs/open-page.ts';
import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';
import type { Scene } from '../scene/open-scene.ts';
import { accepted } from '../scene/progress.ts';
import { until } from '../scene/until.ts';

const whileFramesAre = async (scene: Scene, how: object): Promise<void> => {
  await until('frames go wrong', () => scene.qa.post('realtime', how));
  await accepted(scene, 60);
};

const isLive = ({ engine }: Page): boolean => engine.store.getSnapshot().link === 'live';

const openPages = ({ people }: Scene): Page[] =>
  people.flatMap(({ tabs }) => tabs.map((tab) => tab.page()));

const livePages = (scene: Scene): Page[] => openPages(scene).filter(isLive);

const isOpen = (scene: Scene, page: Page): boolean => openPages(scene).includes(page);

export const socketCells: Record<FaultOf<'socket'>, CellTest> = {
  'frames dropped': { run: (scene) => whileFramesAre(scene, { dropRate: 0.5 }) },
  'frames doubled and out of order': {
    run: (scene) => whileFramesAre(scene, { duplicateRate: 0.7, delayMs: 300, dropRate: 0.2 }),
  },
  'half-open': {
    run: async (scene) => {
      let pages: Page[] = [];
      // One that is reloaded before it finds out has a new connection, and proves nothing.
      while (pages.length === 0) {
        await until('a page is live', () => livePages(scene).length > 0);
        pages = livePages(scene);
        for (const { tabs } of scene.people) for (const { proxy } of tabs) proxy.silence();
        const unaware = () => pages.filter((page) => isOpen(scene, page) && isLive(page));
        await until('pages find out', () => unaware().length === 0);
        pages = pages.filter((page) => isOpen(scene, page));
      }
      await accepted(scene, 20);
      await until('they are live again', () =>
        pages.every((page) => isLive(page) || !isOpen(scene, page)),
      );
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
