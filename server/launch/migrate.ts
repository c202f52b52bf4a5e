import { openDatabase } from './database/open-database.ts';
import { say } from './progress.ts';

try {
  const { close } = await openDatabase('npm run migrate');
  await close();
  say('schemas, roles and grants are up to date');
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
