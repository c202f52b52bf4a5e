import {
  buryCommands,
  type Database,
  forgetUser,
  openDatabase,
  raisePosition,
  readSaved,
  writeEntries,
} from './pending-database.ts';
import { nothingSaved, type PendingStorage } from './pending-storage.ts';
import { within } from './within.ts';

/**
 * The pending log of a user in IndexedDB. Private mode, a full disk or a broken profile degrade to
 * nothing saved: `onUndurable` is told once, and the log lives in memory only.
 */
export const openStorage = async (
  userId: string,
  onUndurable: (cause: unknown) => void,
): Promise<PendingStorage> => {
  let db: Database | undefined;
  let isClosed = false;
  let isTold = false;
  const tell = (cause: unknown) => {
    if (!isTold) onUndurable(cause);
    isTold = true;
  };
  // A database that opens too late is used all the same: the page's later changes are saved.
  const opening = openDatabase().then((open) => {
    if (isClosed) open.close();
    else db = open;
    return open;
  });
  await within(opening).catch(tell);
  const attempt = async <Result>(
    work: (open: Database) => Promise<Result>,
    otherwise: Result,
  ): Promise<Result> => {
    if (db === undefined) return otherwise;
    try {
      return await within(work(db));
    } catch (cause) {
      // The database is kept: a full disk still lets go of what is done, and of all at sign-out.
      tell(cause);
      return otherwise;
    }
  };
  return {
    load: async (onLate) => {
      const loading = opening.then((open) => readSaved(open, userId));
      try {
        return await within(loading);
      } catch (cause) {
        tell(cause);
        if (onLate) void loading.then(onLate, () => undefined);
        return nothingSaved;
      }
    },
    save: (entries) => attempt((open) => writeEntries(open, userId, entries), undefined),
    remove: (commandIds) => attempt((open) => buryCommands(open, userId, commandIds), undefined),
    savePosition: (position) => attempt((open) => raisePosition(open, userId, position), undefined),
    clear: () => attempt((open) => forgetUser(open, userId), undefined),
    close: () => {
      isClosed = true;
      db?.close();
      db = undefined;
    },
  };
};
