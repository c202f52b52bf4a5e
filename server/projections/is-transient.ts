/**
 * Whether the same work may succeed if it is done again unchanged: the network, a restart, a
 * deadlock, a lock or a resource that was short. Anything else comes out the same each time.
 * SQLSTATE classes 08, 25, 40, 53, 55, 57, 58; Node's system errors; pg's own nameless ones.
 */
export const isTransient = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error.cause !== undefined && isTransient(error.cause)) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^(08|25|40|53|55|57|58)[0-9A-Z]{3}$/.test(code)) return true;
  // A pooler lost a prepared statement; none is used from then on.
  if (code === '26000' || code === '42P05') return true;
  if (/^E[A-Z]{3,}$/.test(code) || code === 'unavailable' || code === 'overloaded') return true;
  return /connection terminated|connection ended|not queryable|timeout exceeded|timeout expired/i.test(
    error.message,
  );
};
