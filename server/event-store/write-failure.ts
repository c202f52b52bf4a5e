import { isConnectionLost } from '#db/may-pass.ts';
import { refusesValues } from '#db/sql-state.ts';

/**
 * The meaning of a failed statement for the appends it carried. `refused`: the database will never take
 * it, nothing was stored. `connection-lost`: it may have been stored, and asking again at once may work.
 * `no-answer`: it may have been stored, and the database is in trouble or too slow (its own timeouts
 * included), so that asking at once only adds to it.
 */
export const writeFailure = (error: unknown): 'refused' | 'connection-lost' | 'no-answer' => {
  if (refusesValues(error)) return 'refused';
  return isConnectionLost(error) ? 'connection-lost' : 'no-answer';
};
