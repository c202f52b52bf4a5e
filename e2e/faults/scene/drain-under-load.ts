import assert from 'node:assert/strict';
import { createLoad } from '../load/create-load.ts';
import { startWeb } from '../system/start-web.ts';
import type { Scene } from './open-scene.ts';
import { until } from './until.ts';

/**
 * SIGTERM to a web process that is asked all the time, sockets through it included: it ends with 0
 * within 10 s, and no request that had reached it is cut. What it did not take any more, the other
 * copies do.
 */
export const drainUnderLoad = async (scene: Scene): Promise<void> => {
  const { system, signal } = scene;
  const spare = await startWeb(system, { REALTIME_PORT: String(system.copies[0]?.realtimePort) });
  const load = await createLoad(
    { ...system, copies: system.copies.map((copy) => ({ ...copy, webPort: spare.port })) },
    { callers: 4, seed: 7, name: `drained-${spare.port}` },
  );
  const answered = () => load.logs.reduce((sum, { counts }) => sum + counts.answered, 0);
  load.begin();
  await until('the spare is at work', () => answered() > 40);
  const begun = performance.now();
  spare.signal('SIGTERM');
  const end = await spare.ended;
  const seconds = (performance.now() - begun) / 1_000;
  await load.stop();
  load.moveTo(system.copies.map(({ webPort }) => webPort));
  await load.settle(signal);
  scene.load.logs.push(...load.logs);
  console.log(`   ended with ${end} after ${seconds.toFixed(1)} s`);
  assert.equal(end, '0', 'a process that cuts a request, or takes 10 s, ends with 1');
};
