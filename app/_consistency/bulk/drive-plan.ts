import { commandStatus } from '#server/contracts/order-commands.ts';
import type { Store } from '../core/create-store.ts';
import type { EngineState } from '../core/engine-state.ts';
import type { Engine } from '../create-engine.ts';
import { ReadFailed } from '../transport/http-client.ts';
import { type BulkItem, type BulkPlan, nextToSend } from './bulk-plan.ts';
import { countOwn, movedByOwn } from './count-own.ts';
import { judgeSent } from './judge-sent.ts';
import type { KeptPlan } from './keep-plan.ts';
import { seenNow } from './seen-now.ts';

/** Commands of a plan on their way at once: few, so that the shop's other work goes on. */
const atOnce = 6;
/** Pause (ms) before a server that did not answer is asked again. */
const askAgainMs = 2_000;
/**
 * While so many accepted commands wait for their rows, no more are sent: each is replayed for
 * every frame, and while views stand still they would pile up without end.
 */
const mostUnseen = 300;

type Deps = {
  engine: Engine;
  kept: () => KeptPlan | undefined;
  /** Puts changed items in their places; resolves once they are saved. */
  change: (plan: BulkPlan, changed: readonly BulkItem[]) => Promise<void>;
  /** Reads the plan again, which another tab may have changed. */
  refresh: () => Promise<void>;
  /** The page is being left: a command begun now would be drawn here, but not on the next one. */
  isLeaving: () => boolean;
};

/**
 * Answers a function that takes in what became of a plan's commands and sends the next ones: call
 * it whenever something may have changed.
 */
export const drivePlan = ({ engine, kept, change, refresh, isLeaving }: Deps): (() => void) => {
  const { store } = engine;
  /** Commands that are being saved or asked about; skipped meanwhile. */
  const inHand = new Set<string>();

  const drive = () => {
    const state = store.getSnapshot();
    const now = kept();
    if (now === undefined || !state.loaded) return;
    const moved = movedByOwn(store, now.items);
    if (moved.length > 0) void change(now.plan, moved);
    const decided: BulkItem[] = [];
    for (const item of now.items) {
      if (item.state !== 'sent' || inHand.has(item.commandId)) continue;
      const verdict = judgeSent(state, now.plan.action, item.commandId);
      if (verdict.kind === 'done') decided.push({ ...item, state: 'done' });
      if (verdict.kind === 'lost') void askServer(item);
      if (verdict.kind === 'refused') decided.push(asRefused(store, item, verdict.reason));
    }
    if (decided.length > 0) void change(now.plan, decided);
    // The plan shows its refusals itself; in the pending log each would wait for the viewer.
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
    // If the page was left while they were saved, the next one asks about them and begins them.
    const begins = !isLeaving();
    for (const item of next) {
      if (begins) begin(engine, item);
      inHand.delete(item.commandId);
    }
  };

  /** Asks the server about a command that the pending log does not know, as after a reload. */
  const askServer = async (item: BulkItem) => {
    const { commandId } = item;
    inHand.add(commandId);
    const became = await engine.http.read(`/api/commands/${commandId}`, commandStatus).then(
      () => 'stored',
      (error) => (isNotFound(error) && !isLeaving() ? 'not stored' : undefined),
    );
    // Stays in hand during the pause, so that nothing else asks.
    if (became === undefined) await new Promise((resolve) => setTimeout(resolve, askAgainMs));
    const now = kept();
    if (now !== undefined && became === 'stored') {
      void change(now.plan, [{ ...item, state: 'done' }]);
    }
    if (now !== undefined && became === 'not stored') begin(engine, item);
    inHand.delete(commandId);
    drive();
  };
  return drive;
};

const begin = (engine: Engine, item: BulkItem): void =>
  engine.issue({ ...item, seen: countOwn(engine.store, item) });

/**
 * A refused item with the order as drawn now, which a repeat is decided on: the refusal may have
 * brought a newer one.
 */
const asRefused = (store: Store, item: BulkItem, reason: string): BulkItem => {
  const seen = seenNow(store, item.orderId) ?? item.seen;
  return { ...item, state: 'refused', reason, seen };
};

const isFull = ({ pending }: EngineState): boolean =>
  pending.filter(({ state }) => state === 'accepted').length >= mostUnseen;

const isNotFound = (error: unknown): boolean =>
  error instanceof ReadFailed && error.code === 'not-found';
