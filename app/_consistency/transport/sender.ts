import { commandStatus } from '#server/contracts/order-commands.ts';
import type { Store } from '../core/create-store.ts';
import { isUnresolved, type PendingCommand } from '../core/pending/pending-command.ts';
import { headOf } from '../core/pending/pending-log.ts';
import { withLock } from '../storage/with-lock.ts';
import type { HttpClient } from './http-client.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { createPause, type Pause } from './pause.ts';
import { requestOf } from './request-of.ts';
import { nextAttempt } from './schedule.ts';

export type SenderDeps = {
  store: Store;
  http: HttpClient;
  /** Resolves once the pending log is saved: what is sent must survive a reload. */
  saved: () => Promise<void>;
  now: () => number;
  random: () => number;
  onReached?: (isReached: boolean) => void;
};

export type Sender = {
  /** Tries now whatever waits for its next attempt. */
  wake: () => void;
  stop: () => void;
};

/**
 * Sends the pending log: first in first out within an order, orders in parallel, one tab at a time
 * per order. An unanswered command is asked again under its own id until the server decides it.
 */
export const createSender = (deps: SenderDeps): Sender => {
  const { store } = deps;
  const stopping = new AbortController();
  const lanes = new Map<string, Pause>();

  const open = (orderId: string) => {
    const pause = createPause();
    lanes.set(orderId, pause);
    void runLane(deps, orderId, pause, stopping.signal).finally(() => {
      lanes.delete(orderId);
      check();
    });
  };
  const check = () => {
    if (stopping.signal.aborted) return;
    for (const entry of store.getSnapshot().pending) {
      if (isUnresolved(entry) && !lanes.has(entry.orderId)) open(entry.orderId);
    }
  };
  const unsubscribe = store.subscribe(check);
  check();
  return {
    wake: () => {
      for (const pause of lanes.values()) pause.wake();
    },
    stop: () => {
      unsubscribe();
      stopping.abort();
      for (const pause of lanes.values()) pause.wake();
    },
  };
};

const head = (store: Store, orderId: string): PendingCommand | undefined =>
  headOf(store.getSnapshot().pending, orderId);

const runLane = async (
  deps: SenderDeps,
  orderId: string,
  pause: Pause,
  signal: AbortSignal,
): Promise<void> => {
  const lock = `evenkeel:${deps.store.viewer.id}:${orderId}`;
  while (!signal.aborted) {
    // The lock is let go between attempts, so that a throttled or dying tab holds up nobody.
    // An attempt that throws is tried again later, not at once.
    const outcome = await withLock(lock, signal, () => attempt(deps, orderId, signal)).catch(
      (): Outcome => ({ kind: 'unknown' }),
    );
    if (outcome === undefined) return;
    if (outcome.kind === 'accepted' || outcome.kind === 'refused') continue;
    const attempts = head(deps.store, orderId)?.attempts ?? 0;
    const wish = outcome.kind === 'unknown' ? outcome.retryAfterMs : undefined;
    await pause.wait(nextAttempt(attempts, deps.random(), wish));
  }
};

/** One attempt at the first unresolved command of an order; undefined when none is left. */
const attempt = async (
  deps: SenderDeps,
  orderId: string,
  signal: AbortSignal,
): Promise<Outcome | undefined> => {
  const { store } = deps;
  const before = head(store, orderId);
  await deps.saved();
  // Stopped meanwhile: storage is closed, so the last entries may not have been saved.
  if (signal.aborted) return undefined;
  const entry = head(store, orderId);
  if (entry === undefined) return undefined;
  // A command issued while others were being saved is not saved yet itself.
  if (entry.commandId !== before?.commandId) return attempt(deps, orderId, signal);
  const { epoch } = store.getSnapshot();
  const isRepeat = entry.state !== 'queued' || entry.attempts > 0;
  store.dispatch({ type: 'sending', commandId: entry.commandId });
  const outcome = (isRepeat ? await known(deps, entry) : undefined) ?? (await post(deps, entry));
  const answered = outcome.kind === 'accepted' ? outcome.accepted.epoch : undefined;
  const isLeft = isOfLeftLog(epoch, store.getSnapshot().epoch, answered);
  const said: Outcome = isLeft ? { kind: 'unknown' } : outcome;
  settle(deps, entry, said);
  return said;
};

/** Whether an answer is of a log that the page has left since it asked: the new one may differ. */
const isOfLeftLog = (
  asked: string | null,
  now: string | null,
  answered: string | undefined,
): boolean => asked !== now && answered !== now && (asked !== null || answered !== undefined);

const post = async ({ http, onReached }: SenderDeps, entry: PendingCommand): Promise<Outcome> => {
  const { path, body } = requestOf(entry);
  const answer = await http.send(path, body, entry.commandId, entry.expectedVersion);
  onReached?.(answer !== undefined);
  return outcomeOf(answer);
};

/** The server's record of a command that was sent before; undefined: none, or no answer. */
const known = async (
  { http }: SenderDeps,
  { commandId }: PendingCommand,
): Promise<Outcome | undefined> => {
  try {
    const status = await http.read(`/api/commands/${commandId}`, commandStatus);
    return { kind: 'accepted', accepted: { ...status, status: 'accepted' } };
  } catch {
    return undefined;
  }
};

const settle = ({ store, now }: SenderDeps, { commandId }: PendingCommand, outcome: Outcome) => {
  switch (outcome.kind) {
    case 'accepted':
      store.dispatch({ type: 'accepted', accepted: outcome.accepted, at: now() });
      return;
    case 'refused': {
      const { refusal, current } = outcome;
      store.dispatch({ type: 'refused', commandId, refusal, ...(current && { current }) });
      return;
    }
    case 'signed-out':
      store.dispatch({ type: 'session-ended', commandId });
      return;
    case 'unknown':
      store.dispatch({ type: 'unanswered', commandId });
      return;
    default:
      outcome satisfies never;
  }
};
