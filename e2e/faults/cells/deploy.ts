import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { databaseUrl } from '#db/testing/test-cluster.ts';
import type { CellTest } from '../cell-test.ts';
import type { FaultOf } from '../matrix.ts';
import { deployBeside } from '../release-before/deploy-beside.ts';
import { cannotMake } from '../release-before/make-release-before.ts';
import { nextRelease } from '../scene/next-release.ts';
import type { Scene } from '../scene/open-scene.ts';
import { startProgram } from '../scene/program.ts';
import { accepted } from '../scene/progress.ts';
import { askOwner } from '../system/ask-owner.ts';

const program = 'server/launch/migrate.ts';

/** Migrates a new database and is killed at it, later each time, until it gets through. */
const migrateInPieces = async (scene: Scene): Promise<void> => {
  const { url } = scene.system.postgres;
  await askOwner(url, 'create database evenkeel_new');
  const place = databaseUrl(url, 'evenkeel_new');
  const variables = { DATABASE_URL: place, READ_DATABASE_URL: place };
  let killed = 0;
  for (const patienceMs of [150, 250, 350, 450, 600, 800]) {
    const run = startProgram(scene, [program], variables);
    await Promise.race([delay(patienceMs), run.ended]);
    run.kill();
    if ((await run.ended).end === 'SIGKILL') killed += 1;
  }
  assert.ok(killed > 0, 'every run was through before it could be killed');
  const { end, said } = await startProgram(scene, [program], variables).ended;
  assert.equal(end, '0', said);
  const [head] = await askOwner<{ position: string }>(place, 'select position from write.head');
  assert.equal(Number(head?.position), 0);
  await askOwner(url, 'drop database evenkeel_new with (force)');
};

export const deployCells: Record<FaultOf<'deploy'>, CellTest> = {
  'migrated under load by several at once': {
    run: async (scene) => {
      const next = await nextRelease(scene);
      try {
        assert.deepEqual(await next.recorded(), { write: 0, read: 0 });
        const runs = [1, 2, 3].map(() => startProgram(scene, [next.program]));
        await accepted(scene, 20);
        for (const { ended } of runs) {
          const { end, said } = await ended;
          assert.equal(end, '0', said);
        }
        assert.deepEqual(await next.recorded(), { write: 1, read: 1 });
        await accepted(scene, 20);
      } finally {
        await next.close();
      }
    },
  },
  'migration fails half way': { run: migrateInPieces },
  'newer schema than the code': {
    proofs: [['db/migrate.pg.test.ts', 'a database of a newer release is refused']],
  },
  'old and new side by side': { runApart: deployBeside, cannot: cannotMake },
  'what only one of the two knows': {
    proofs: [
      ['db/write/release-before.pg.test.ts', 'a process of the release before still appends'],
      ['db/read/release-before.pg.test.ts', 'a worker of the release before still writes'],
      [
        'server/operations/on-request/request-outdated-rebuilds.pg.test.ts',
        'views of an earlier release are rebuilt',
      ],
      [
        'server/operations/on-request/run-operations.pg.test.ts',
        'is for workers of that version alone',
      ],
      [
        'server/projections/dead-letters/dead-letters.pg.test.ts',
        'an event that cannot be read parks its stream, loudly and once; others and other projections flow',
      ],
      ['server/domain/event-format.test.ts', 'is refused by name when'],
      ['server/projections/open-events.pg.test.ts', 'is lifted by its upcaster and projected'],
    ],
  },
  'a database that forgets': {
    proofs: [
      [
        'server/launch/database/require-durable.pg.test.ts',
        'a Postgres that may lose what it has acknowledged',
      ],
    ],
  },
  'default secret': {
    proofs: [['server/runtime/secrets.test.ts', 'production refuses the secret']],
  },
};
