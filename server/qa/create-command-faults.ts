import { setTimeout as delay } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { QaDatabase } from '#db/qa/schema.ts';
import { noControlsWhereAway } from './no-controls-where-away.ts';
import { everybody } from './settings.ts';

type Failure = { when: 'before' | 'after'; kills: boolean };
type Scope = { scope: string; before: number; after: number; kills: boolean };

/** Runs a user's command, or what QA has made of it; `hold` is told for how long its answer waits. */
export type AroundCommand = <Result>(
  userId: string,
  run: () => Promise<Result>,
  hold?: (ms: number) => void,
) => Promise<Result>;

/** Answered as 503: it looks like any server that is away. */
class InjectedFailure extends Error {
  readonly code = 'unavailable';
  constructor(when: Failure['when']) {
    super(`QA: failed ${when} the commit.`);
    this.name = 'InjectedFailure';
  }
}

/** What tests put in place of time and death. */
type Replaceable = { wait?: (ms: number) => Promise<unknown>; end?: () => Promise<never> };

/** As `kill -9`: nothing is closed, nothing answered. */
const endProcess = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise<never>(() => {});
};

/**
 * Lets commands fail as asked. Everything is asked of the database for each command, so a setting
 * holds for every web process from its answer on, and each count is spent exactly once over all of
 * them: on the user's own first, and before a commit first.
 */
export const createCommandFaults = (
  db: Kysely<QaDatabase>,
  { wait = delay, end = endProcess }: Replaceable = {},
): AroundCommand => {
  /** Spends one of a scope's count, unless somebody else has just spent the last. */
  const spend = async (scope: string, count: 'fail_before' | 'fail_after') => {
    const spent = await db
      .updateTable('qa.controls')
      .set((eb) => ({ [count]: eb(count, '-', 1) }))
      .where('scope', '=', scope)
      .where(count, '>', 0)
      .returning('scope')
      .executeTakeFirst();
    return spent !== undefined;
  };

  const failureOf = async (scopes: readonly Scope[]): Promise<Failure | undefined> => {
    for (const { scope, before, after, kills } of scopes) {
      if (before > 0 && (await spend(scope, 'fail_before'))) return { when: 'before', kills };
      if (after > 0 && (await spend(scope, 'fail_after'))) return { when: 'after', kills };
    }
    return undefined;
  };

  const fail = async ({ when, kills }: Failure): Promise<never> => {
    if (kills) await end();
    throw new InjectedFailure(when);
  };

  return async (userId, run, hold) => {
    const rows = await db
      .selectFrom('qa.controls')
      .select([
        'scope',
        'fail_before as before',
        'fail_after as after',
        'kills',
        'answer_delay_ms as delayMs',
      ])
      .where('scope', 'in', [userId, everybody])
      .execute()
      .catch(noControlsWhereAway);
    const own = rows.filter(({ scope }) => scope !== everybody);
    const all = rows.filter(({ scope }) => scope === everybody);
    const delayMs = own[0]?.delayMs ?? all[0]?.delayMs ?? 0;
    hold?.(delayMs);
    const failure = await failureOf([...own, ...all]);
    try {
      if (failure?.when === 'before') await fail(failure);
      const result = await run();
      if (failure?.when === 'after') await fail(failure);
      return result;
    } finally {
      if (delayMs > 0) await wait(delayMs);
    }
  };
};
