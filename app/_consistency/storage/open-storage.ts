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

/**
 * What hangs (another tab upgrading, a broken profile) must not hold up the page or the sending. It
 * is waited for in steps: a page that stood still (a laptop that slept, a long task) finds one of
 * them over, not all, and does not take its own silence for the disk's.
 */
const patience = { steps: 4, ms: 500 };

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
  // One that opens too late is taken all the same: what the page does from then on is saved.
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

const within = async <Result>(work: Promise<Result>): Promise<Result> => {
  const { steps, ms } = patience;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const wait = (left: number) => {
      timer = setTimeout(() => {
        if (left > 1) return wait(left - 1);
        reject(new Error(`IndexedDB did not answer within ${steps * ms} ms`));
      }, ms);
    };
    wait(steps);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
