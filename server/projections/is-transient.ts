import { mayPass } from '#db/may-pass.ts';
import { codeOf } from '#db/sql-state.ts';

/**
 * Whether the same work may succeed if it is done again unchanged: what may pass of a database, or
 * an event store that could not answer. Anything else comes out the same each time.
 */
export const isTransient = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code === 'unavailable' || code === 'overloaded') return true;
  return mayPass(error) || isTransient(error.cause);
};
