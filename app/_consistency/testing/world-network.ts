import type { PendingCommand } from '../core/pending-command.ts';
import { shopper } from './samples.ts';
import type { Answered } from './server-model.ts';
import type { World } from './world.ts';

const at = 2_000;

/** Something that arrives later, unless the page that waits for it was left meanwhile. */
const later = (world: World, queue: (() => void)[], work: () => void): void => {
  const { store } = world;
  queue.push(() => {
    if (store === world.store) work();
  });
};

/** The browser learns what the server said to a command. */
export const settle = (world: World, entry: PendingCommand, answer: Answered): void => {
  const { store, promised, refused } = world;
  const { commandId, orderId } = entry;
  if ('accepted' in answer) {
    store.dispatch({ type: 'accepted', accepted: answer.accepted, at });
    promised.set(orderId, Math.max(promised.get(orderId) ?? 0, answer.accepted.version));
  } else {
    store.dispatch({ type: 'refused', commandId, ...answer });
    refused.add(orderId);
  }
};

/** Sends a pending command; the request or its answer may be lost. */
export const send = (world: World, entry: PendingCommand, how: string): void => {
  const { store, server, replies } = world;
  const { commandId, orderId, command } = entry;
  store.dispatch({ type: 'sending', commandId });
  const answer =
    how === 'request lost' ? undefined : server.execute(commandId, orderId, command, shopper);
  if (answer === undefined || how === 'reply lost') {
    store.dispatch({ type: 'unanswered', commandId });
  } else {
    later(world, replies, () => settle(world, entry, answer));
  }
};

/** Reads from a replica that lags, but never behind what the request demands. */
export const ask = (world: World, what: 'page' | 'changes' | 'order', lag: number): void => {
  const { store, server, view, answers, orders } = world;
  const { seen, viewSeen, cursor, epoch } = store.getSnapshot();
  const asked = { epoch, cursor };
  const position = Math.max(view - lag, Math.min(viewSeen, view));
  if (position < viewSeen) return;
  if (what === 'page' && position >= Math.min(seen, view)) {
    const rows = server.rowsAt(position);
    const meta = server.metaAt(position);
    later(world, answers, () => {
      store.dispatch({ type: 'answered', orders: rows, meta, asked, at });
      if (position < (world.pages[0]?.position ?? 0)) return;
      world.pages = [{ ids: rows.map((row) => row.id), position, hasMore: false }];
    });
  }
  if (what === 'changes' && cursor !== null) {
    const answer = server.changesAt(cursor, position, 2);
    later(world, answers, () => store.dispatch({ type: 'changed', answer, asked, at }));
  }
  const row = what === 'order' ? server.orderAt(orders[lag] ?? '', position) : undefined;
  if (row !== undefined) {
    later(world, answers, () => store.dispatch({ type: 'answered', orders: [row], asked, at }));
  }
};
