import { createAuthDb, createWriteDb } from '#db/client.ts';
import { roleUrl } from '#db/roles/names.ts';
import { createAccount } from '#server/auth/create-account.ts';
import { createEventStore } from '#server/event-store/create-event-store.ts';
import { createProgress } from '#server/import/cli/create-progress.ts';
import { seedDemo } from '#server/import/seed-demo.ts';
import { createPersonalData } from '#server/personal-data/create-personal-data.ts';
import { loadConfig } from '#server/runtime/config.ts';

// A process of its own: the supervisor lives for weeks, and must not keep the memory of an import.
const { databaseUrl, secret } = loadConfig();
const application = 'evenkeel demo';
const command = roleUrl(databaseUrl, 'evenkeel_command', secret);
const writeDb = createWriteDb(command, { max: 4, application });
const authDb = createAuthDb(roleUrl(databaseUrl, 'evenkeel_auth', secret), { max: 1, application });
try {
  await seedDemo({
    eventStore: createEventStore(writeDb),
    personalData: createPersonalData(writeDb),
    authDb,
    createAccount,
    onProgress: createProgress(process.stdout),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await authDb.destroy();
  await writeDb.destroy();
}
