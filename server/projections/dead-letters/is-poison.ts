import { refusesValues, sqlStateOf } from '#db/sql-state.ts';
import { isTransient } from '../is-transient.ts';
import { StoppedError } from '../stopped-error.ts';

/**
 * Whether an event itself is what cannot be applied, so that it fails alone and each time. Not so:
 * what may pass by itself, another log, and a database that lacks a table, a column or a right, which
 * would fail for every event.
 */
export const isPoison = (error: unknown): boolean => {
  if (!(error instanceof Error) || error instanceof StoppedError || isTransient(error))
    return false;
  return sqlStateOf(error) === undefined || refusesValues(error);
};
