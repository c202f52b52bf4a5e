import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { TestDatabase } from '#db/testing/create-test-database.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { listen } from '#server/runtime/listen.ts';
import { checkListening, selfTestChannel } from './check-listening.ts';

let database: TestDatabase;
const warnings: string[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  warnings.length = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => void vi.useRealTimers());

const checked = () =>
  checkListening(database.readDb, {
    name: 'this worker',
    variable: 'DIRECT_READ_DATABASE_URL',
    log: { warn: (text: string) => void warnings.push(text) },
  });
const patienceIsOver = () => void vi.advanceTimersByTime(60_000);

test('a process that hears itself warns of nothing', async () => {
  const check = checked();
  const heard = Promise.withResolvers<void>();
  const listener = listen(database.urls.query, {
    application: 'test',
    channels: {
      [selfTestChannel]: (payload) => {
        check.heard(payload);
        heard.resolve();
      },
    },
    onConnected: check.start,
  });
  await heard.promise;
  patienceIsOver();
  await listener.stop();
  expect(warnings).toEqual([]);
});

test('one whose connection stands and delivers nothing names the variable that mends it', async () => {
  const check = checked();
  const connected = Promise.withResolvers<void>();
  // A pooler takes the LISTEN for itself; here it is not sent at all.
  const listener = listen(database.urls.query, {
    application: 'test',
    channels: {},
    onConnected() {
      check.start();
      connected.resolve();
    },
  });
  await connected.promise;
  check.heard('another worker');
  patienceIsOver();
  await listener.stop();
  expect(warnings).toEqual([expect.stringContaining('DIRECT_READ_DATABASE_URL')]);
});
