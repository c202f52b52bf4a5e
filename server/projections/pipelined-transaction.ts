import { type Kysely, sql } from 'kysely';

/** Ends the transaction together with its last statement, in one round trip; answers that one's. */
export type CommitWith = <Answer>(last: Promise<Answer>) => Promise<Answer>;

/**
 * A transaction that spends no round trip on its own beginning and end: `begin` goes out with the
 * statement that `first` gives, `commit` with the last (needs a pool with `pipeline`, else each
 * waits its turn). Without a call of `commitWith`, or when anything throws, it is rolled back.
 */
export const pipelinedTransaction = <Database, First, Result>(
  db: Kysely<Database>,
  first: (connection: Kysely<Database>) => Promise<First>,
  work: (connection: Kysely<Database>, first: First, commitWith: CommitWith) => Promise<Result>,
): Promise<Result> =>
  db.connection().execute(async (connection) => {
    let isOpen = true;
    const commitWith: CommitWith = async (last) => {
      const commit = sql<{ command: string }>`commit`.execute(connection);
      const [answer, committed] = await Promise.allSettled([last, commit]);
      if (answer.status === 'rejected') throw answer.reason;
      if (committed.status === 'rejected') throw committed.reason;
      isOpen = false;
      // Postgres answers the commit of a transaction that has failed with ROLLBACK, not an error.
      if (committed.value.rows[0]?.command === 'ROLLBACK') {
        throw new Error('The transaction was rolled back.');
      }
      return answer.value;
    };
    try {
      const begin = sql`begin`.execute(connection);
      const [, answer] = await Promise.all([begin, first(connection)]);
      return await work(connection, answer, commitWith);
    } finally {
      if (isOpen) await sql`rollback`.execute(connection).catch(() => {});
    }
  });
