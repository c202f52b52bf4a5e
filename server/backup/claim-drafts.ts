import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { backupFiles, isDraft } from './backup-files.ts';

/**
 * Clears what killed backups left in a folder of backups, when no other backup is under way there,
 * and keeps others from doing so until the returned function is called or this process ends. The
 * locks are the system's: a folder may be shared by containers, where a pid says nothing. On a disk
 * that has none nothing is cleared, and the backup goes on.
 */
export const claimDrafts = (folder: string): (() => void) => {
  const lock = new DatabaseSync(join(folder, 'backup.lock'));
  try {
    if (locks(lock, 'begin exclusive')) {
      clearDrafts(folder);
      locks(lock, 'commit');
    }
    // Shared by all that are under way; whoever clears at this moment is soon done.
    locks(lock, 'pragma busy_timeout = 60000; begin; select count(*) from sqlite_schema');
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => lock.close();
};

const clearDrafts = (folder: string): void => {
  const { bases } = backupFiles(folder);
  for (const name of readdirSync(bases).filter(isDraft)) {
    try {
      rmSync(join(bases, name), { recursive: true, force: true });
    } catch {
      // What stays is only wasted space, and no reason to go without a backup.
    }
  }
};

const locks = (lock: DatabaseSync, statements: string): boolean => {
  try {
    lock.exec(statements);
    return true;
  } catch {
    return false;
  }
};
