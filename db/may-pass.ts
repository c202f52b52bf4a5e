import { codeOf, endsConnection, statePasses } from './sql-state.ts';

/** pg and Kysely give these no code. */
const broken = /connection terminated|not queryable|connection has been discarded/i;
const unanswered =
  /timeout exceeded when trying to connect|timeout expired|query read timeout|cannot use a pool after|driver has already been destroyed/i;

/** Of Node's own codes those of the system, not of a mistake in a call (ERR_…). */
const ofSystem = /^E(?!RR_)[A-Z_]{3,}$/;

/** A connection that had been made broke: what was sent on it may have been done. */
export const isConnectionLost = (error: unknown): boolean =>
  endsConnection(error) ||
  ['ECONNRESET', 'EPIPE'].includes(codeOf(error) ?? '') ||
  (error instanceof Error && broken.test(error.message));

/**
 * Whether the same work may succeed if a database is asked again unchanged: it could not be reached,
 * had no room, broke off. Looks beneath an error, too: what it was caused by, what it is made of.
 */
export const mayPass = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(mayPass)) return true;
  return (
    statePasses(error) ||
    ofSystem.test(codeOf(error) ?? '') ||
    isConnectionLost(error) ||
    unanswered.test(error.message) ||
    mayPass(error.cause)
  );
};
