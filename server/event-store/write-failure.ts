/**
 * What a failed statement means for what it carried. `refused`: the database will never take it
 * (SQLSTATE classes 21, 22, 23, 54), nothing was stored. `connection-lost`: it may have been stored,
 * and asking again at once may work. `no-answer`: it may have been stored, and the database is in
 * trouble or too slow (its own timeouts included), so that asking at once only adds to it.
 */
export const writeFailure = (error: unknown): 'refused' | 'connection-lost' | 'no-answer' => {
  const code = codeOf(error);
  if (/^(21|22|23|54)...$/.test(code)) return 'refused';
  if (/^(08...|57P0[1-3])$/.test(code) || brokenConnection.has(code)) return 'connection-lost';
  if (error instanceof Error && /connection terminated|not queryable/i.test(error.message)) {
    return 'connection-lost';
  }
  return 'no-answer';
};

/** A unique index has it already (SQLSTATE 23505). */
export const isTaken = (error: unknown): boolean => codeOf(error) === '23505';

const brokenConnection = new Set(['ECONNRESET', 'EPIPE']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
