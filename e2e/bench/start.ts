import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchRow } from './bench-result.ts';
import { startApp } from './page/our-app.ts';
import { runProgram } from './page/run-program.ts';
import { median, significant } from './statistics.ts';

type Start = { coldSeconds: number; warmSeconds: number };

/**
 * Seconds from the command until the shop answers, built and installed: cold with a data folder that
 * does not exist (Postgres initialised, schemas, demo data), warm with the one that it left. What
 * the first start has put into the shop must be there after the second.
 */
export const start: Bench = async ({ rounds }) => {
  await runProgram({ args: ['server/launch/prepare.mjs', '--build'] });
  const faults: string[] = [];
  const starts: Start[] = [];
  for (let round = 1; round <= rounds; round++) {
    const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'));
    try {
      const dataDir = join(folder, 'data');
      const cold = await startOnce(dataDir);
      const warm = await startOnce(dataDir);
      if (cold.products === 0) faults.push('A new shop has no products.');
      if (warm.products !== cold.products) {
        faults.push(`${cold.products} products became ${warm.products} by another start.`);
      }
      starts.push({ coldSeconds: cold.seconds, warmSeconds: warm.seconds });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const rows = (['coldSeconds', 'warmSeconds'] as const).map((name) => toRow(name, starts));
  const figures = Object.fromEntries(
    rows.map(({ case: name, p50Ms = Number.NaN }) => [name, significant(p50Ms / 1_000)]),
  );
  return { bench: 'start', rows, figures, faults };
};

const startOnce = async (dataDir: string) => {
  const begun = performance.now();
  const app = await startApp(dataDir);
  const seconds = (performance.now() - begun) / 1_000;
  try {
    return { seconds, products: await countProducts(app.url) };
  } finally {
    await app.stop();
  }
};

const countProducts = async (url: string): Promise<number> => {
  const answer = await fetch(`${url}/api/products?limit=100`);
  if (!answer.ok) throw new Error(`The shop answers ${answer.status} though it said "ready".`);
  return ((await answer.json()) as { data: unknown[] }).data.length;
};

const toRow = (name: keyof Start, starts: Start[]): BenchRow => ({
  case: name,
  p50Ms: Math.round(median(starts.map((one) => one[name])) * 1_000),
});
