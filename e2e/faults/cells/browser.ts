import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';
import { mustSignal } from '../scene/must-signal.ts';
import { accepted, attempted } from '../scene/progress.ts';
import type { Copy } from '../system/start-copy.ts';

export const browserCells: Record<FaultOf<'browser'>, CellTest> = {
  'reload with a command in flight': {
    isShort: true,
    run: async (scene) => {
      const hit = new Map<Copy, number>();
      const { copies } = scene.system;
      for (const copy of [...copies, ...copies]) {
        hit.set(copy, await mustSignal(copy, 'web', 'SIGKILL', { notPid: hit.get(copy) }));
        for (const { tabs } of scene.people) for (const tab of tabs) tab.reload();
        await attempted(scene, 40);
      }
    },
  },
  'two tabs on one order': {
    proofs: [
      ['e2e/flows/two-tabs.spec.ts', 'an order placed in one tab is in the other once'],
      ['e2e/flows/two-people.spec.ts', 'an order that ships while one is about to cancel says so'],
    ],
  },
  'offline, then online': {
    proofs: [
      ['e2e/flows/offline.spec.ts', 'an order placed offline is drawn at once and sent once'],
      ['e2e/flows/offline.spec.ts', 'what was done offline and came too late is refused'],
    ],
  },
  'frozen for an hour': {
    proofs: [
      [
        'e2e/flows/clock-and-sleep.spec.ts',
        'a hidden page without sockets asks nothing for an hour',
      ],
    ],
  },
  'clock a day off': { proofs: [['e2e/flows/clock-and-sleep.spec.ts', 'with a clock an hour']] },
  'old code after a deploy': {
    // The callers send what the first version of the page sent: no total that was shown, no
    // version that was seen, no name of the viewer.
    run: (scene) => accepted(scene, 50),
  },
};
