import { codeOf, endsConnection, statePasses } from './sql-state.ts';

/** pg and Kysely give these no code. */
const broken = /connection terminated|not queryable|connection has been discarded/i;
const unconnected = /timeout exceeded when trying to connect|timeout expired/i;
const unanswered = /query read timeout|cannot use a pool after|driver has already been destroyed/i;

/** Nobody is at the address, or there is none of that name; or a server has no database of that name. */
const nobodyThere = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|3D000)$/;

/** Of Node's own codes those of the system, not of a mistake in a call (ERR_…). */
const ofSystem = /^E(?!RR_)[A-Z_]{3,}$/;

/** A connection that had been made broke: what was sent on it may have been done. */
export const isConnectionLost = (error: unknown): boolean =>
  endsConnection(error) ||
  ['ECONNRESET', 'EPIPE'].includes(codeOf(error) ?? '') ||
  (error instanceof Error && broken.test(error.message));

/**
 * Whether nobody answers where a database was looked for, or it broke off; not of one that answers
 * that it cannot. Looks beneath an error, as `mayPass` does.
 */
export const isUnreachable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isUnreachable)) return true;
  return (
    nobodyThere.test(codeOf(error) ?? '') ||
    isConnectionLost(error) ||
    unconnected.test(error.message) ||
    isUnreachable(error.cause)
  );
};

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
    unconnected.test(error.message) ||
    unanswered.test(error.message) ||
    mayPass(error.cause)
  );
};
