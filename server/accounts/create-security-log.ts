import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { AuthDatabase } from '#db/auth/schema.ts';
import {
  type CountedFact,
  type SecurityFact,
  writeSecurityEntries,
} from './write-security-entries.ts';

export type SecurityLog = {
  /**
   * Notes what may happen often, without making anybody wait: kept for a moment, counted when it
   * happens again meanwhile, written with the others in one statement.
   */
  note(fact: SecurityFact): void;
  /** Writes it down before anything else happens. Rejects when that is not possible. */
  record(fact: SecurityFact): Promise<void>;
  /** Writes what is kept, and no more after that. */
  stop(): Promise<void>;
};

export type SecurityLogOptions = {
  authDb: Kysely<AuthDatabase>;
  /** Whose these orders are, by id; without those that there are not. */
  findOwners: (ids: readonly string[]) => Promise<ReadonlyMap<string, string | null>>;
  log: Pick<Logger, 'warn'>;
  flushMs?: number;
};

/** Different facts kept at a time: so many rows a second a process writes at most, whoever attacks. */
const mostKept = 200;

type Kept = { fact: SecurityFact; count: number; first: number; last: number };

/**
 * The security log as one process writes it. What cannot be written stays for the next attempt;
 * what is beyond `mostKept` is counted and told as one `overflow`.
 */
export const createSecurityLog = (options: SecurityLogOptions): SecurityLog => {
  const { authDb, findOwners, log, flushMs = 1_000 } = options;
  let kept = new Map<string, Kept>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  const keep = (fact: SecurityFact, count: number, first: number, last: number) => {
    const { kind, actor, email, subject } = fact;
    const key = JSON.stringify([kind, actor?.id, email, subject]);
    const known = kept.get(key);
    if (known !== undefined) {
      known.count += count;
      known.first = Math.min(known.first, first);
      known.last = Math.max(known.last, last);
    } else if (kept.size < mostKept || kind === 'overflow') {
      kept.set(key, { fact, count, first, last });
    } else keep({ kind: 'overflow' }, count, first, last);
  };

  const flush = async () => {
    timer = undefined;
    const taken = [...kept.values()];
    kept = new Map();
    try {
      await writeSecurityEntries(authDb, await withoutOwn(taken, findOwners));
    } catch (err) {
      log.warn({ err }, 'security log not written; trying again');
      for (const { fact, count, first, last } of taken) keep(fact, count, first, last);
      arm();
    }
  };
  const arm = () => {
    timer ??= setTimeout(() => {
      writing = (writing ?? Promise.resolve()).then(flush);
    }, flushMs).unref();
  };

  return {
    note(fact) {
      const now = performance.now();
      keep(fact, 1, now, now);
      arm();
    },
    record: (fact) => writeSecurityEntries(authDb, [{ ...fact, count: 1, firstMs: 0, lastMs: 0 }]),
    async stop() {
      clearTimeout(timer);
      await writing;
      await flush();
      clearTimeout(timer);
    },
  };
};

/**
 * Without the orders that nobody has, and those that are the asker's own and were not in the view
 * yet: neither is an offence.
 */
async function withoutOwn(
  kept: readonly Kept[],
  findOwners: SecurityLogOptions['findOwners'],
): Promise<CountedFact[]> {
  const asked = kept.flatMap(({ fact: { kind, subject } }) =>
    kind === 'foreign-order' && subject !== undefined ? [subject] : [],
  );
  const owners = asked.length === 0 ? new Map() : await findOwners(asked);
  const now = performance.now();
  return kept
    .filter(({ fact: { kind, subject = '', actor } }) => {
      if (kind !== 'foreign-order') return true;
      return owners.has(subject) && owners.get(subject) !== actor?.id;
    })
    .map(({ fact, count, first, last }) => ({
      ...fact,
      count,
      firstMs: Math.round(now - first),
      lastMs: Math.round(now - last),
    }));
}
