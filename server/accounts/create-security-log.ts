import { setTimeout as delay } from 'node:timers/promises';
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
/** Those of orders may wait long for the read database: the rest of the places is never theirs. */
const mostOfOrders = 100;

/** A read database that hangs would keep everything from being written until the process must end. */
const ownersMs = 1_000;

type Kept = { fact: SecurityFact; count: number; first: number; last: number };
type Owners = Awaited<ReturnType<SecurityLogOptions['findOwners']>>;

/**
 * The security log as one process writes it. What cannot be written stays for the next attempt, as
 * do orders while nobody can say whose they are; what is beyond `mostKept` is counted and told as
 * one `overflow`.
 */
export const createSecurityLog = (options: SecurityLogOptions): SecurityLog => {
  const { authDb, findOwners, log, flushMs = 1_000 } = options;
  let kept = new Map<string, Kept>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  const flush = async (isLast: boolean) => {
    timer = undefined;
    const taken = [...kept.values()];
    kept = new Map();
    const putBack = (facts: readonly Kept[]) => {
      for (const each of facts) keep(kept, each);
      if (facts.length > 0) arm();
    };
    const owners = await ownersOf(taken, findOwners).catch((err: unknown) => {
      log.warn({ err }, 'security log: nobody can say whose the asked orders are; trying again');
      return undefined;
    });
    const waiting = owners === undefined && !isLast ? taken.filter(isOfOrder) : [];
    const due = taken.filter((each) => !waiting.includes(each));
    putBack(waiting);
    try {
      await writeSecurityEntries(authDb, counted(due, owners));
    } catch (err) {
      log.warn({ err }, 'security log not written; trying again');
      putBack(due);
    }
  };
  const arm = () => {
    timer ??= setTimeout(() => {
      writing = (writing ?? Promise.resolve()).then(() => flush(false));
    }, flushMs).unref();
  };

  return {
    note(fact) {
      const now = performance.now();
      keep(kept, { fact, count: 1, first: now, last: now });
      arm();
    },
    record: (fact) => writeSecurityEntries(authDb, [{ ...fact, count: 1, firstMs: 0, lastMs: 0 }]),
    async stop() {
      clearTimeout(timer);
      await writing;
      await flush(true);
      clearTimeout(timer);
    },
  };
};

/** Counts a fact with the same one that is kept already, or keeps it; beyond the places, the overflow. */
const keep = (kept: Map<string, Kept>, { fact, count, first, last }: Kept): void => {
  const { kind, actor, email, subject } = fact;
  const key = JSON.stringify([kind, actor?.id, email, subject]);
  const known = kept.get(key);
  if (known !== undefined) {
    known.count += count;
    known.first = Math.min(known.first, first);
    known.last = Math.max(known.last, last);
  } else if (kept.size < mostOf(kind)) {
    kept.set(key, { fact, count, first, last });
  } else keep(kept, { fact: { kind: 'overflow' }, count, first, last });
};

const mostOf = (kind: SecurityFact['kind']): number => {
  if (kind === 'overflow') return Number.POSITIVE_INFINITY;
  return kind === 'foreign-order' ? mostOfOrders : mostKept;
};

const isOfOrder = ({ fact }: Kept): boolean => fact.kind === 'foreign-order';

/** Whose the orders are that were asked for. Rejects when the read database does not answer in time. */
async function ownersOf(
  kept: readonly Kept[],
  findOwners: SecurityLogOptions['findOwners'],
): Promise<Owners> {
  const asked = kept.filter(isOfOrder).flatMap(({ fact: { subject } }) => subject ?? []);
  if (asked.length === 0) return new Map();
  const tooLate = delay(ownersMs).then(() => {
    throw new Error(`The read database has not answered for ${ownersMs} ms.`);
  });
  return await Promise.race([findOwners(asked), tooLate]);
}

/**
 * Without the orders that nobody has, and those that are the asker's own and were not in the view
 * yet: neither is an offence. Without `owners` all stay, and say that nobody looked.
 */
function counted(kept: readonly Kept[], owners: Owners | undefined): CountedFact[] {
  const now = performance.now();
  const isOffence = ({ subject = '', actor }: SecurityFact): boolean =>
    owners === undefined || (owners.has(subject) && owners.get(subject) !== actor?.id);
  return kept
    .filter((each) => !isOfOrder(each) || isOffence(each.fact))
    .map((each) => ({
      ...each.fact,
      ...(owners === undefined && isOfOrder(each) && { details: { owner: 'unknown' } }),
      count: each.count,
      firstMs: Math.round(now - each.first),
      lastMs: Math.round(now - each.last),
    }));
}
