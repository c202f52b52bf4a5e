import { setTimeout as delay } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { AuthDatabase } from '#db/auth/schema.ts';
import { findAccounts } from './find-accounts.ts';
import {
  type CountedFact,
  type SecurityFact,
  writeSecurityEntries,
} from './write-security-entries.ts';

/**
 * A fact that may happen often. `email` is the address that somebody tried to sign in with: of it
 * only the account that has it is written, if there is one.
 */
type NotedFact = SecurityFact & { email?: string | undefined };

export type SecurityLog = {
  /**
   * Notes what may happen often, without making anybody wait: kept for a moment, counted when it
   * happens again meanwhile, written with the others in one statement.
   */
  note(fact: NotedFact): void;
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

/**
 * Different facts of a kind that are written each second: a flood of one kind leaves the places of
 * all others free.
 */
const mostOfKind = 100;
/**
 * Different addresses of a kind that are kept until their accounts are looked up. Unknown
 * addresses, which anybody can make up, then become one fact and take no account's place.
 */
const mostAddresses = 5_000;

/** A read database that hangs would keep everything from being written until the process must end. */
const ownersMs = 1_000;

type Kept = { fact: NotedFact; count: number; first: number; last: number };
/** By kind, facts with an address apart; within a kind by what makes two facts the same. */
type Places = Map<string, Map<string, Kept>>;
type Owners = Awaited<ReturnType<SecurityLogOptions['findOwners']>>;

/**
 * The security log as one process writes it. What cannot be written stays for the next attempt, as
 * do orders while nobody can say whose they are; what is beyond the places of its kind is
 * counted and told as one `overflow`.
 */
export const createSecurityLog = (options: SecurityLogOptions): SecurityLog => {
  const { authDb, findOwners, log, flushMs = 1_000 } = options;
  let kept: Places = new Map();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  const flush = async (isLast: boolean) => {
    timer = undefined;
    const taken = allOf(kept);
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
      await writeSecurityEntries(authDb, counted(await withAccounts(authDb, due), owners));
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
      // Who did it is known: whom they tried to be adds nothing.
      const { email, ...known } = fact;
      const noted = fact.actor === undefined ? fact : known;
      keep(kept, { fact: noted, count: 1, first: now, last: now });
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
const keep = (kept: Places, { fact, count, first, last }: Kept): void => {
  const { kind, actor, email, subject } = fact;
  const ofAddress = email !== undefined;
  const group = `${kind}${ofAddress ? ' of an address' : ''}`;
  const same = kept.get(group) ?? new Map<string, Kept>();
  kept.set(group, same);
  const key = JSON.stringify([actor?.id, email, subject]);
  const known = same.get(key);
  if (known !== undefined) {
    known.count += count;
    known.first = Math.min(known.first, first);
    known.last = Math.max(known.last, last);
  } else if (same.size < (ofAddress ? mostAddresses : mostOfKind)) {
    same.set(key, { fact, count, first, last });
  } else keep(kept, { fact: { kind: 'overflow' }, count, first, last });
};

const allOf = (kept: Places): Kept[] => [...kept.values()].flatMap((same) => [...same.values()]);

/** With the account that has it in the place of each address, or nobody. */
async function withAccounts(authDb: Kysely<AuthDatabase>, kept: readonly Kept[]): Promise<Kept[]> {
  const emails = new Set(kept.flatMap(({ fact: { email } }) => email ?? []));
  const accounts = await findAccounts(authDb, [...emails]);
  const named: Places = new Map();
  for (const { fact, ...times } of kept) {
    const { email, actor = accounts.get(email ?? ''), ...rest } = fact;
    keep(named, { fact: { ...rest, actor }, ...times });
  }
  return allOf(named);
}

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
