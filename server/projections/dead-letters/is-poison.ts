import { isTransient } from '../is-transient.ts';
import { StoppedError } from '../stopped-error.ts';

/** SQLSTATE classes of what is wrong with the values themselves: 21, 22, 23, 54. */
const ofValues = /^(21|22|23|54)[0-9A-Z]{3}$/;
const sqlState = /^[0-9A-Z]{5}$/;

/**
 * Whether an event itself is what cannot be applied, so that it fails alone and each time. Not so:
 * what may pass by itself, another log, and a database that lacks a table, a column or a right, which
 * would fail for every event.
 */
export const isPoison = (error: unknown): boolean => {
  if (!(error instanceof Error) || error instanceof StoppedError || isTransient(error))
    return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return sqlState.test(code) ? ofValues.test(code) : true;
};
