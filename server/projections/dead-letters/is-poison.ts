import { refusesValues, sqlStateOf } from '#db/sql-state.ts';
import { isTransient } from '../is-transient.ts';
import { RebuildTakenOver } from '../rebuild/rebuild-taken-over.ts';
import { StoppedError } from '../stopped-error.ts';

/**
 * Whether an event itself is what cannot be applied, so that it fails alone and each time. Not so:
 * what may pass by itself, another log, a rebuild that another one took over, and a database that
 * lacks a table, a column or a right, which would fail for every event.
 */
export const isPoison = (error: unknown): boolean => {
  if (!(error instanceof Error) || isTransient(error)) return false;
  if (error instanceof StoppedError || error instanceof RebuildTakenOver) return false;
  return sqlStateOf(error) === undefined || refusesValues(error);
};
