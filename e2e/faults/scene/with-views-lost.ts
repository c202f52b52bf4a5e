import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { askOwner } from '../system/ask-owner.ts';
import { ask, turnsAway } from './ask.ts';
import type { Scene } from './open-scene.ts';
import { startProgram } from './program.ts';
import { accepted } from './progress.ts';
import { until } from './until.ts';
import { viewAt } from './view-at.ts';

const path = '/api/admin/orders?limit=1';
const page = z.object({ meta: z.object({ position: z.number(), lagMs: z.number() }) });

/**
 * All views are lost under load: first their schema, beneath connections that stay, then their
 * whole database. Nobody is answered from nothing; the migrations make the tables again and the
 * workers, untouched, everything in them.
 */
export const withViewsLost = async (scene: Scene): Promise<void> => {
  const { url } = scene.system.postgres;
  const { readDatabaseUrl } = scene.system.config;
  await loseAndMakeAnew(scene, {
    lose: () => askOwner(readDatabaseUrl, 'drop schema read cascade'),
  });
  await loseAndMakeAnew(scene, {
    lose: () => askOwner(url, 'drop database if exists evenkeel_read with (force)'),
    replace: () => askOwner(url, 'create database evenkeel_read'),
  });
};

type Loss = Record<'lose', () => Promise<unknown>> & { replace?: () => Promise<unknown> };

const loseAndMakeAnew = async (scene: Scene, { lose, replace }: Loss): Promise<void> => {
  const head = await viewAt(scene);
  assert.ok(head > 0, 'there is a view to lose');
  // A batch may be in its way, or it in the batch's: Postgres then gives one of the two up.
  await until('the views are dropped', () => lose().then(() => true));
  try {
    for (const copy of scene.system.copies.keys()) {
      for (const each of [path, '/api/health/ready']) {
        await turnsAway(() => ask(scene, copy, each), `${each} without views`);
      }
    }
    await accepted(scene, 15);
  } finally {
    await replace?.();
    const { end, said } = await startProgram(scene, ['server/launch/migrate.ts']).ended;
    assert.equal(end, '0', said);
  }
  await untilMadeAnew(scene, head);
  await accepted(scene, 5);
};

/** Asks for a list until the view is at `head` again, and takes nothing less for the truth. */
const untilMadeAnew = async (scene: Scene, head: number): Promise<void> => {
  const deadline = performance.now() + 60_000;
  const waiting = new Set(scene.system.copies.keys());
  while (waiting.size > 0) {
    assert.ok(performance.now() < deadline, 'the views are not made anew within 60 s');
    for (const copy of waiting) {
      const { status, retryAfter, body } = await ask(scene, copy, path);
      if (status === 503) assert.ok(retryAfter, 'a 503 without Retry-After');
      else {
        assert.equal(status, 200);
        const { position, lagMs } = page.parse(body).meta;
        if (position >= head) waiting.delete(copy);
        else assert.ok(lagMs > 0, `a list of position ${position} of ${head} says it is complete`);
      }
    }
    await delay(20);
  }
};
