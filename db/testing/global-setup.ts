import type { TestProject } from 'vitest/node';
import { startTestCluster } from './test-cluster.ts';

/** Vitest's set-up of the Postgres tests: one cluster for the run, gone when it ends. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...cluster } = await startTestCluster();
  project.provide('cluster', cluster);
  return stop;
}
