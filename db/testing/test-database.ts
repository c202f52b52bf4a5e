import { inject } from 'vitest';
import { createTestDatabase, type TestDatabase } from './create-test-database.ts';
import type { TestCluster } from './test-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

/**
 * A migrated database of the test's own, cloned in about 50 ms from the template of the run's one
 * cluster. Call `drop` in `afterAll` or `afterEach`.
 */
export function testDatabase(): Promise<TestDatabase> {
  return createTestDatabase(inject('cluster'));
}
