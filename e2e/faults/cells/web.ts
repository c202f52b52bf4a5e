import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';
import { drainUnderLoad } from '../scene/drain-under-load.ts';
import { floodWith } from '../scene/flood-with.ts';
import { mustSignal } from '../scene/must-signal.ts';
import type { Scene } from '../scene/open-scene.ts';
import { accepted, attempted } from '../scene/progress.ts';
import { until } from '../scene/until.ts';

/** Lets commands end their web process, several times, each time once it is there again. */
const killBy = (when: 'failBefore' | 'failAfter') => async (scene: Scene) => {
  for (let round = 0; round < 3; round += 1) {
    await until('a command is set to kill', () =>
      scene.qa.post('commands', { [when]: 1, kills: true }),
    );
    await accepted(scene, 15);
  }
};

const lostAnswers = 'e2e/faults/lost-answers/lost-answers.pg.test.ts';

/** `200: 64, 503: 3936`. */
const told = (statuses: Map<number, number>): string =>
  [...statuses].map(([status, count]) => `${status}: ${count}`).join(', ');

export const webCells: Record<FaultOf<'web'>, CellTest> = {
  'kill -9 before COMMIT': { run: killBy('failBefore') },
  'kill -9 after COMMIT': { isShort: true, run: killBy('failAfter') },
  'any answer lost after its COMMIT': {
    proofs: [
      [lostAnswers, 'every route that changes something loses its answers here'],
      [lostAnswers, 'is done once whichever answer is lost, and a repeat is told the truth'],
    ],
  },
  'SIGTERM under load': { run: drainUnderLoad },
  'SIGSTOP past every timeout': {
    run: async (scene) => {
      const [copy = assert.fail('no copy')] = scene.system.copies;
      await mustSignal(copy, 'web', 'SIGSTOP');
      // The longest of them is that of a whole transaction of the command role, 20 s.
      await delay(25_000);
      await mustSignal(copy, 'web', 'SIGCONT');
      await accepted(scene, 20);
    },
  },
  'ten times overload': {
    run: async (scene) => {
      const { statuses, bare } = await floodWith(scene, {
        path: '/api/admin/orders?limit=20',
        count: 4_000,
      });
      assert.equal(bare, 0, 'every 503 says when to come back');
      assert.ok((statuses.get(200) ?? 0) > 0, `some are answered: ${told(statuses)}`);
      assert.ok((statuses.get(503) ?? 0) > 0, `some are turned away: ${told(statuses)}`);
      await accepted(scene, 10);
    },
  },
  '100 sign-ins at once': {
    run: async (scene) => {
      const signIns = floodWith(scene, {
        path: '/api/auth/sign-in/email',
        count: 100,
        body: { email: 'nobody@faults.test', password: 'not a password of anybody' },
      });
      await attempted(scene, 10);
      const { statuses, bare } = await signIns;
      assert.equal(bare, 0, 'every 503 and 429 says when to come back');
      assert.deepEqual(
        [...statuses.keys()].filter((status) => ![401, 429, 503].includes(status)),
        [],
      );
    },
  },
};
