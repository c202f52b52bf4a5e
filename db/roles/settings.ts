import type { Role } from './names.ts';

/** A fixed search_path for each role, and the limits that keep one from starving the others. */
export const settings: Record<Role, Record<string, string>> = {
  evenkeel_command: limits('write', { statement: '10s', lock: '5s', idle: '10s', whole: '20s' }),
  // A rebuild lifts `statement` and `whole` in its own session; live batches are far below them.
  evenkeel_projector: {
    ...limits('read', { statement: '1min', lock: '5s', idle: '30s', whole: '2min' }),
    // Views and their checkpoint come from the log and are lost together or not at all: a crash of
    // Postgres may cost them the last moment, which is then projected again.
    synchronous_commit: 'off',
  },
  evenkeel_query: {
    ...limits('read', { statement: '10s', lock: '2s', idle: '10s', whole: '15s' }),
    default_transaction_read_only: 'on',
    // Of a page in the order of an index the planner counts the rows that the filter drops as if they
    // lay side by side when it thinks that they are cached: a product's largest orders were looked
    // for along all totals, 111,000 rows at 1 M orders, in place of the 1,600 that have it.
    effective_cache_size: '64MB',
  },
  evenkeel_auth: limits('auth', { statement: '5s', lock: '2s', idle: '5s', whole: '10s' }),
  evenkeel_operator: limits('read', { statement: '5s', lock: '2s', idle: '5s', whole: '10s' }),
  evenkeel_qa: limits('qa', { statement: '5s', lock: '2s', idle: '5s', whole: '10s' }),
};

/** Longer (ms) than a statement of this role may take: its limit, and 5 s for the answer to come. */
export const silentMsOf = (role: Role): number => {
  const [, amount, unit] = /^(\d+)(s|min)$/.exec(settings[role].statement_timeout ?? '') ?? [];
  if (unit === undefined) throw new TypeError(`The role ${role} has no limit in s or min.`);
  return Number(amount) * (unit === 'min' ? 60_000 : 1_000) + 5_000;
};

type Limits = { statement: string; lock: string; idle: string; whole: string };

function limits(schema: string, { statement, lock, idle, whole }: Limits) {
  return {
    search_path: `${schema}, pg_temp`,
    statement_timeout: statement,
    lock_timeout: lock,
    idle_in_transaction_session_timeout: idle,
    transaction_timeout: whole,
    // A host that vanished holds its locks until its connection is found dead.
    tcp_keepalives_idle: '10',
    tcp_keepalives_interval: '5',
    tcp_keepalives_count: '3',
    tcp_user_timeout: '30s',
  };
}
