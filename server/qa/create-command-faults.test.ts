import { expect, test } from 'vitest';
import { createQaDb } from '#db/client.ts';
import { createCommandFaults } from './create-command-faults.ts';
import { createFailPoints } from './create-fail-points.ts';

test('where the controls cannot be read, commands and other changes are done as ever', async () => {
  const nowhere = 'postgres://evenkeel_qa:x@127.0.0.1:1/evenkeel';
  const db = createQaDb(nowhere, { max: 1, application: 'test' });
  expect(await createCommandFaults(db)('alice', async () => 'done')).toBe('done');
  const answer = new Response();
  expect(await createFailPoints(db)('alice', async () => answer)).toBe(answer);
  await db.destroy();
});
