import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWebHistograms } from '#server/runtime/web-histograms.ts';
import { createMetricsInbox } from './create-metrics-inbox.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

const start = () => {
  const inbox = createMetricsInbox('a secret of the installation');
  return {
    /** A process tells how many commands it has had so far. */
    async push(process: string, commands: number) {
      const registry = new Registry();
      const { commandDuration } = createWebHistograms(registry);
      for (let nth = 0; nth < commands; nth++) {
        commandDuration.observe({ outcome: 'accepted' }, 0.003);
      }
      inbox.take({ process, metrics: await registry.getMetricsAsJSON() });
    },
    async sum() {
      const line = /^evenkeel_command_duration_seconds_count\{outcome="accepted"\} (\d+)$/m;
      return Number(line.exec(await inbox.text())?.[1]);
    },
  };
};

test('the sum never falls: what a process had counted stays when it is gone', async () => {
  const { push, sum } = start();
  const [gone, living] = [randomUUID(), randomUUID()];
  await push(gone, 5);
  await push(living, 2);
  pass(31);
  await push(living, 3);
  expect(await sum()).toBe(8);
  // It was only busy.
  await push(gone, 6);
  expect(await sum()).toBe(9);
});

test('processes come and go, many times as many as there are places, and all of them count', async () => {
  const { push, sum } = start();
  const living = randomUUID();
  let before = 0;
  for (let release = 1; release <= 4; release++) {
    const processes = Array.from({ length: 60 }, () => randomUUID());
    const pushAll = async () => {
      await push(living, release);
      for (const process of processes) await push(process, 1);
    };
    await pushAll();
    expect(await sum()).toBeGreaterThanOrEqual(before);
    await pushAll();
    before = await sum();
    expect(before).toBe(61 * release);
    pass(31);
  }
});
