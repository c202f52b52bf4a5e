import { createLog } from '../runtime/log.ts';
import { openDatabase } from './open-database.ts';

const log = createLog('migrate');

try {
  const { close } = await openDatabase('npm run migrate');
  await close();
  log.info('schemas, roles and grants are up to date');
} catch (error) {
  log.fatal({ err: error }, 'not migrated');
  process.exitCode = 1;
}
