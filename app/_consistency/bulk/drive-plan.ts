import { commandStatus } from '#server/contracts/order-commands.ts';
import type { Store } from '../core/create-store.ts';
import type { EngineState } from '../core/engine-state.ts';
import type { Engine } from '../create-engine.ts';
import { ReadFailed } from '../transport/http-client.ts';
import { type BulkItem, type BulkPlan, nextToSend } from './bulk-plan.ts';
import { judgeSent } from './judge-sent.ts';
import type { KeptPlan } from './keep-plan.ts';
import { seenNow } from './seen-now.ts';

/** So many commands of a plan are on their way at once: the shop's other work goes on beside it. */
const atOnce = 6;
/** After this (ms) a server that could not be asked is asked again. */
const askAgainMs = 2_000;
/**
 * While so many accepted commands wait for their rows no more are sent: every one of them is replayed
 * for each frame, and views that stand still would let them grow without end.
 */
const mostUnseen = 300;

type Deps = {
  engine: Engine;
  kept: () => KeptPlan | undefined;
  /** Puts changed items in their places; resolves once they are saved. */
  change: (plan: BulkPlan, changed: readonly BulkItem[]) => Promise<void>;
  /** Looks whether another tab has steered the plan meanwhile. */
  refresh: () => Promise<void>;
  /** The page is about to be left: what were begun now would be drawn here, and not yet on the next. */
  isLeaving: () => boolean;
};

/** Looks what became of a plan's commands, and sends the next: call it whenever that may have changed. */
export const drivePlan = ({ engine, kept, change, refresh, isLeaving }: Deps): (() => void) => {
  const { store } = engine;
  /** Commands that are being saved or asked for: nobody else looks after them meanwhile. */
  const inHand = new Set<string>();

  const drive = () => {
    const state = store.getSnapshot();
    const now = kept();
    if (now === undefined || !state.loaded) return;
    const decided: BulkItem[] = [];
    for (const item of now.items) {
      if (item.state !== 'sent' || inHand.has(item.commandId)) continue;
      const verdict = judgeSent(state, now.plan.action, item.commandId);
      if (verdict.kind === 'done') decided.push({ ...item, state: 'done' });
      if (verdict.kind === 'lost') void askServer(item);
      if (verdict.kind === 'refused') decided.push(asRefused(store, item, verdict.reason));
    }
    if (decided.length > 0) void change(now.plan, decided);
    // The plan tells of its refusals itself; in the pending log each would ask for an answer.
    for (const item of decided) if (item.state === 'refused') engine.discard(item.commandId);
    void sendNext();
  };

  const due = () => {
    const now = isLeaving() || isFull(store.getSnapshot()) ? undefined : kept();
    return now === undefined ? [] : nextToSend(now.plan, now.items, atOnce);
  };

  const sendNext = async () => {
    if (due().length === 0) return;
    await refresh();
    const now = kept();
    const next = due();
    if (now === undefined || next.length === 0) return;
    for (const { commandId } of next) inHand.add(commandId);
    await change(
      now.plan,
      next.map((item) => ({ ...item, state: 'sent' as const })),
    );
    // Left while they were saved: the next page asks what became of them, and begins them.
    const begins = !isLeaving();
    for (const item of next) {
      if (begins) engine.issue(item);
      inHand.delete(item.commandId);
    }
  };

  /** The pending log knows nothing of a command (a reload came between): the server knows what became of it. */
  const askServer = async (item: BulkItem) => {
    const { commandId } = item;
    inHand.add(commandId);
    const became = await engine.http.read(`/api/commands/${commandId}`, commandStatus).then(
      () => 'stored',
      (error) => (isNotFound(error) && !isLeaving() ? 'not stored' : undefined),
    );
    // In hand until then: nothing else may ask in between.
    if (became === undefined) await new Promise((resolve) => setTimeout(resolve, askAgainMs));
    const now = kept();
    if (now !== undefined && became === 'stored') {
      void change(now.plan, [{ ...item, state: 'done' }]);
    }
    if (now !== undefined && became === 'not stored') {
      engine.issue(item);
    }
    inHand.delete(commandId);
    drive();
  };
  return drive;
};

/** The refusal may have told of a newer order, and whoever asks again has seen that. */
const asRefused = (store: Store, item: BulkItem, reason: string): BulkItem => {
  const seen = seenNow(store, item.orderId) ?? item.seen;
  return { ...item, state: 'refused', reason, seen };
};

const isFull = ({ pending }: EngineState): boolean =>
  pending.filter(({ state }) => state === 'accepted').length >= mostUnseen;

const isNotFound = (error: unknown): boolean =>
  error instanceof ReadFailed && error.code === 'not-found';
