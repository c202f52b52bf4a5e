import assert from 'node:assert/strict';
import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';
import { ask, turnsAway } from '../scene/ask.ts';
import { cutOff, heal, linksOf } from '../scene/links-of.ts';
import { accepted } from '../scene/progress.ts';
import { withViewsLost } from '../scene/with-views-lost.ts';
import { withYesterdaysViews } from '../scene/with-yesterdays-views.ts';

const all = ['web', 'worker'] as const;

export const readDatabaseCells: Record<FaultOf<'read database'>, CellTest> = {
  down: {
    isShort: true,
    run: async (scene) => {
      const links = linksOf(scene, all, ['views']);
      cutOff(links);
      await turnsAway(() => ask(scene, 0, '/api/admin/orders'), 'there are no views');
      await accepted(scene, 15);
      heal(links);
      await accepted(scene, 5);
    },
  },
  lost: { run: withViewsLost },
  'restored to yesterday': { run: withYesterdaysViews },
  slow: {
    run: async (scene) => {
      for (const proxy of linksOf(scene, all, ['views'])) proxy.set({ latencyMs: 400 });
      await accepted(scene, 30);
      const { status } = await ask(scene, 0, '/api/admin/orders/counts');
      assert.equal(status, 200);
    },
  },
};
