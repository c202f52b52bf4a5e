import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';
import { askLog, turnsAway } from '../scene/ask.ts';
import { cutOff, heal, linksOf } from '../scene/links-of.ts';
import type { Scene } from '../scene/open-scene.ts';
import { postgresPids } from '../scene/postgres-pids.ts';
import { accepted, attempted } from '../scene/progress.ts';

const all = ['web', 'worker'] as const;

/** While web and workers are cut off, takes every connection that the server has; gives them back. */
const withNoneLeft = async (scene: Scene, work: () => Promise<void>): Promise<void> => {
  const links = linksOf(scene, all, ['log', 'views', 'alarms']);
  const taken: pg.Client[] = [];
  try {
    cutOff(links);
    while (true) {
      const client = new pg.Client({ connectionString: scene.system.postgres.url });
      client.on('error', () => {});
      const isTaken = await client.connect().then(
        () => true,
        () => false,
      );
      if (!isTaken) break;
      taken.push(client);
    }
    heal(links);
    await work();
  } finally {
    await Promise.all(taken.map((client) => client.end().catch(() => {})));
  }
};

export const postgresCells: Record<FaultOf<'postgres'>, CellTest> = {
  'kill -9': {
    run: async (scene) => {
      for (let round = 0; round < 3; round += 1) {
        await scene.system.postgres.kill();
        await accepted(scene, 10);
      }
    },
  },
  SIGSTOP: {
    run: async (scene) => {
      const { url, pid: server } = scene.system.postgres;
      // The server itself first, or it would go on to make new processes.
      const pids = [await server(), ...(await postgresPids(url))];
      for (const pid of pids) process.kill(pid, 'SIGSTOP');
      try {
        await turnsAway(() => askLog(scene, 0), 'Postgres is stopped');
        await delay(15_000);
      } finally {
        for (const pid of pids) process.kill(pid, 'SIGCONT');
      }
      await accepted(scene, 10);
    },
  },
  'half a second slower': {
    run: async (scene) => {
      for (const proxy of linksOf(scene, all, ['log', 'views', 'alarms'])) {
        proxy.set({ latencyMs: 250, jitterMs: 50 });
      }
      await accepted(scene, 15);
    },
  },
  'no connection left': {
    run: async (scene) => {
      await withNoneLeft(scene, async () => {
        await turnsAway(() => askLog(scene, 0), 'no connection is left');
        await attempted(scene, 20);
      });
      await accepted(scene, 10);
    },
  },
  'reset in mid COMMIT': {
    isShort: true,
    run: async (scene) => {
      const links = linksOf(scene, ['web'], ['log']);
      for (let round = 0; round < 12; round += 1) {
        // The append goes up, what comes down is lost after so many bytes: at once, in the middle of
        // an answer, between two statements.
        for (const proxy of links) {
          proxy.set({ bytesLeft: { up: Number.POSITIVE_INFINITY, down: 37 * round * round } });
        }
        await attempted(scene, 6);
        heal(links);
        await accepted(scene, 4);
      }
    },
  },
  'cut off from web alone': {
    run: async (scene) => {
      const links = linksOf(scene, ['web'], ['log', 'views', 'alarms']);
      cutOff(links);
      await turnsAway(() => askLog(scene, 0), 'web has no database');
      heal(links);
      await accepted(scene, 10);
    },
  },
  'vanishes without a word': {
    proofs: [['db/end-silent.pg.test.ts', 'whoever waits for a database that vanished']],
  },
  'an end of the log is lost': {
    proofs: [
      ['server/projections/run-projection.pg.test.ts', 'a log that was restored, or lost events'],
    ],
  },
};
