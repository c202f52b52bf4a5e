/**
 * SQLSTATEs and system errors after which asking again can succeed: no connection, no room, shut
 * down, cancelled by a timeout, deadlock, not migrated yet. Classes 08, 53, 57, and single codes.
 */
const transient = /^(08...|53...|57...|55P03|40001|40P01|25P0[234]|28...|3D000|3F000|42P01|58...)$/;
const system = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
]);

/** pg gives these no code. */
const messages =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout|Cannot use a pool after/;

/** Whether a database could not be reached or had no room: a 503, not a fault of this code. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') {
    if (transient.test(error.code) || system.has(error.code)) return true;
  }
  return messages.test(error.message) || isUnavailable(error.cause);
}

/** Whether Postgres refused a value (class 22): input that every check before it let through. */
export const isUnstorable = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^22...$/.test(error.code);
