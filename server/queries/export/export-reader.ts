import { type ControlledTransaction, sql } from 'kysely';
import { longestReadMs } from '#db/read/longest-read.ts';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { ExportCut } from '#server/contracts/export-progress.ts';
import type { TravellingRow } from '#server/projections/tables/order-row.ts';
import type { Reads } from '#server/queries/reads.ts';

/** It could not be read to its end, and why. */
export class ExportEnded extends Error {
  readonly reason: Extract<ExportCut, 'unread' | 'too-long' | 'failed'>;
  constructor(reason: ExportEnded['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ExportEnded';
    this.reason = reason;
  }
}

export type ExportReader = {
  /** The next rows, none at the end. Read by nobody, nothing is fetched. Throws ExportEnded. */
  next(): Promise<TravellingRow[]>;
  close(): Promise<void>;
};

const rowsAtOnce = 500;

/** A reader that takes nothing for so long loses its snapshot, in ms. */
export const idleMs = 30_000;

/**
 * Reads the cursor `export` of this transaction, by the connection `pid`, which `begun` (ms,
 * `performance.now`). `onUnread`: it is lost, for nobody took anything for 30 s.
 */
export function readerOf(
  { db }: Reads,
  transaction: ControlledTransaction<ReadDatabase>,
  { pid, begun, onUnread }: { pid: number; begun: number; onUnread: () => void },
): ExportReader {
  let fetching: Promise<TravellingRow[]> | undefined;
  let closed: Promise<void> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let hasLapsed = false;
  const end = async () => {
    clearTimeout(idle);
    // Cancels what runs, if something does: a rollback would wait for its end.
    if (fetching !== undefined) {
      await db.selectNoFrom(sql`pg_cancel_backend(${pid})`.as('cancelled')).execute();
      await fetching.catch(() => {});
    }
    await transaction.rollback().execute();
  };
  const lapse = () => {
    hasLapsed = true;
    onUnread();
    closed ??= end();
    // Whoever reads on is told; there may be nobody.
    closed.catch(() => {});
  };
  const rest = () => {
    idle = setTimeout(lapse, idleMs).unref();
  };
  rest();
  const ended = (cause: unknown) =>
    performance.now() - begun < longestReadMs
      ? new ExportEnded('failed', 'The export could not be read on.', { cause })
      : new ExportEnded('too-long', 'The export took more than 15 min.', { cause });
  return {
    async next() {
      // Not the end: a file that is cut must not look whole.
      if (hasLapsed) throw new ExportEnded('unread', 'The export was not read for 30 s.');
      if (closed !== undefined) return [];
      clearTimeout(idle);
      fetching = sql<TravellingRow>`fetch ${sql.lit(rowsAtOnce)} from export`
        .execute(transaction)
        .then(({ rows }) => rows);
      try {
        return await fetching;
      } catch (error) {
        throw ended(error);
      } finally {
        fetching = undefined;
        if (closed === undefined) rest();
      }
    },
    close() {
      closed ??= end();
      return closed;
    },
  };
}
