import { readFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import type { BenchResult } from './bench-result.ts';

/** Prints a table for people, or (`json`) one line for programs; names of packages whose versions matter. */
export const printResult = (
  result: BenchResult,
  { json, packages = [] }: { json: boolean; packages?: string[] },
): void => {
  const { bench, rows, figures, faults } = result;
  const correct = faults.length === 0;
  const machine = describeMachine();
  const versions = describeVersions(packages);
  if (json) {
    console.log(JSON.stringify({ bench, machine, versions, rows, figures, correct, faults }));
    return;
  }
  const installed = Object.entries(versions).map((version) => version.join(' '));
  console.log(`${machine}; ${installed.join(', ')}`);
  console.table(rows);
  console.table(figures);
  for (const fault of faults) console.error(`WRONG: ${fault}`);
  console.log(correct ? 'Nothing was lost, doubled or out of order.' : 'The result is wrong.');
};

const describeMachine = (): string => {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim() || arch()}, ${memory} GB, ${platform()}`;
};

const describeVersions = (packages: string[]): Record<string, string> => ({
  node: process.versions.node,
  ...Object.fromEntries(packages.map((name) => [name, installedVersion(name)])),
});

const installedVersion = (name: string): string => {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).version;
};
