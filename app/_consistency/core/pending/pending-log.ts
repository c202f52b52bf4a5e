import { type DecisionBasis, decidedOn } from './decision-basis.ts';
import { isUnresolved, type PendingCommand, type PendingState } from './pending-command.ts';

type Log = readonly PendingCommand[];

const byTurn = (a: PendingCommand, b: PendingCommand): number =>
  a.n - b.n || (a.commandId < b.commandId ? -1 : 1);

/** The turn of the next command: after all that are known. */
export const nextTurn = (log: Log): number => log.reduce((n, entry) => Math.max(n, entry.n), 0) + 1;

/** Whether a command of the same order and an earlier turn has no outcome yet. */
export const followsUnresolved = (log: Log, entry: PendingCommand): boolean =>
  log.some(
    (other) => other.orderId === entry.orderId && isUnresolved(other) && byTurn(other, entry) < 0,
  );

/** The log with one entry changed; an entry that was absorbed meanwhile is not brought back. */
export const change = (log: Log, commandId: string, fields: Partial<PendingCommand>): Log =>
  log.map((entry) => (entry.commandId === commandId ? { ...entry, ...fields } : entry));

/** One more attempt to send; a command whose outcome is unknown stays so until it is answered. */
export const attempted = (log: Log, commandId: string): Log =>
  log.map((entry) => {
    if (entry.commandId !== commandId) return entry;
    const state = entry.state === 'queued' ? 'sending' : entry.state;
    return { ...entry, state, attempts: entry.attempts + 1 };
  });

/**
 * The session had ended: the command is kept and asked again after the next sign-in. One whose
 * outcome is unknown stays so.
 */
export const keptForSignIn = (log: Log, commandId: string): Log =>
  log.map((entry) => {
    if (entry.commandId !== commandId) return entry;
    const state = entry.state === 'sending' ? 'queued' : entry.state;
    return { ...entry, state, awaitsSignIn: true };
  });

/** The entry without the mark that a sign-in is awaited. */
export const signedIn = ({ awaitsSignIn: _awaited, ...entry }: PendingCommand): PendingCommand =>
  entry;

/** Refuses a command; those of its order that are queued behind it become blocked. */
export const refuse = (
  log: Log,
  commandId: string,
  refusal: { code: string; message: string },
): Log => {
  const refused = log.find((entry) => entry.commandId === commandId);
  if (refused === undefined) return log;
  return log.map((entry) => {
    if (entry === refused) return { ...entry, state: 'refused' as const, refusal };
    const waitsBehind =
      entry.orderId === refused.orderId && entry.state === 'queued' && byTurn(refused, entry) < 0;
    return waitsBehind ? { ...entry, state: 'blocked' as const } : entry;
  });
};

/**
 * Queues a refused or blocked command again, under its own id and behind all others. A command that was
 * decided on a version is now decided on the one that is `seen`.
 */
export const askAgain = (
  log: Log,
  { commandId, at, seen }: { commandId: string; at: number; seen?: DecisionBasis | undefined },
): Log => {
  const entry = log.find((candidate) => candidate.commandId === commandId);
  if (entry === undefined || (entry.state !== 'refused' && entry.state !== 'blocked')) return log;
  const { refusal: _forgotten, ...rest } = entry;
  return insert(
    log.filter((other) => other !== entry),
    {
      ...rest,
      ...(rest.expectedVersion !== undefined && decidedOn(seen)),
      state: 'queued',
      at,
      n: nextTurn(log),
      tries: entry.tries + 1,
      attempts: 0,
    },
  );
};

export const insert = (log: Log, entry: PendingCommand): Log => [...log, entry].sort(byTurn);

const rank: Record<PendingState, number> = {
  queued: 0,
  sending: 1,
  unknown: 2,
  blocked: 3,
  refused: 4,
  accepted: 5,
};

/** An entry's rank: higher the more its writer knew (tries, then state). */
export const knowledgeOf = ({ tries, state }: PendingCommand): number => 8 * tries + rank[state];

/** Whether the writer of `one` knew more of the command than the writer of `other`. */
export const knowsMore = (one: PendingCommand, other: PendingCommand): boolean =>
  knowledgeOf(one) > knowledgeOf(other);

/** The log with an entry of another tab or of storage; of two for a command, the one that knows more. */
export const reconcile = (log: Log, told: PendingCommand): Log => {
  const known = log.find(({ commandId }) => commandId === told.commandId);
  if (known === undefined) return insert(log, told);
  if (!knowsMore(told, known)) return log;
  return insert(
    log.filter((entry) => entry !== known),
    told,
  );
};

/** Pending commands by order, in their turn; the same answer for the same log. */
export const commandsOf = (log: Log, orderId: string): readonly PendingCommand[] => {
  let groups = grouped.get(log);
  if (groups === undefined) {
    groups = Map.groupBy(log, (entry) => entry.orderId);
    grouped.set(log, groups);
  }
  return groups.get(orderId) ?? none;
};

/** The only command of an order that may be sent now: the first that has no outcome yet. */
export const headOf = (log: Log, orderId: string): PendingCommand | undefined =>
  commandsOf(log, orderId).find(isUnresolved);

const grouped = new WeakMap<Log, Map<string, PendingCommand[]>>();
const none: readonly PendingCommand[] = [];
