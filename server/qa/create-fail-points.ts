import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import type { QaDatabase } from '#db/qa/schema.ts';
import { noControlsWhereAway } from './no-controls-where-away.ts';
import { everybody } from './settings.ts';

/** Runs a request of this user's (undefined: nobody's) that changes something, or loses its answer. */
export type AroundChange = (
  userId: string | undefined,
  run: () => Promise<Response>,
) => Promise<Response>;

/** A request on its way to the fail point that was asked for. */
type Passage = { left: number; isInTransaction: boolean; fail: () => Promise<void> };

const passages = new AsyncLocalStorage<Passage>();

/**
 * What a connection's owner gets when the connection breaks before the answer has come: what was sent
 * on it has been done.
 */
class LostAnswer extends Error {
  readonly code = 'ECONNRESET';
  constructor() {
    super('QA: the answer was lost.');
    this.name = 'LostAnswer';
  }
}

/**
 * To be told of every statement of the pools that write, when it is done. COMMIT, and each statement
 * outside a transaction, is a fail point of the request that it belongs to.
 */
export const passStatement = async (sql: string): Promise<void> => {
  const passage = passages.getStore();
  if (passage === undefined) return;
  if (/^(begin|start transaction)/.test(sql)) passage.isInTransaction = true;
  if (sql === 'commit' || sql === 'rollback') passage.isInTransaction = false;
  if (sql !== 'rollback' && !passage.isInTransaction) await pass(passage);
};

const pass = async (passage: Passage): Promise<void> => {
  passage.left -= 1;
  if (passage.left === 0) await passage.fail();
};

/**
 * Lets requests lose an answer at the fail point that is asked for: that of a database, or behind the
 * last of those the request's own. The point is spent when it is reached, exactly once over all web
 * processes, and the user's own before everybody's.
 */
export const createFailPoints = (db: Kysely<QaDatabase>): AroundChange => {
  const askedFor = async (userId: string | undefined) => {
    const rows = await db
      .selectFrom('qa.controls')
      .select(['scope', 'fail_point as point'])
      .where('scope', 'in', [userId ?? everybody, everybody])
      .where('fail_point', '>', 0)
      .execute()
      .catch(noControlsWhereAway);
    return rows.find(({ scope }) => scope !== everybody) ?? rows[0];
  };

  return async (userId, run) => {
    const asked = await askedFor(userId);
    if (asked === undefined) return run();
    const { scope, point } = asked;
    const fail = async () => {
      const spent = await db
        .updateTable('qa.controls')
        .set({ fail_point: 0 })
        .where('scope', '=', scope)
        .where('fail_point', '=', point)
        .returning('scope')
        .executeTakeFirst();
      if (spent !== undefined) throw new LostAnswer();
    };
    const passage: Passage = { left: point, isInTransaction: false, fail };
    let answer: Response | undefined;
    try {
      answer = await passages.run(passage, run);
      await pass(passage);
      return answer;
    } catch (error) {
      await answer?.body?.cancel();
      throw error;
    } finally {
      // What goes on behind the answer, such as the security log, is nobody's to lose.
      passage.left = 0;
    }
  };
};
