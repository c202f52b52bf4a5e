import type { Order } from '#server/contracts/order.ts';
import type { CommandAccepted } from '#server/contracts/order-commands.ts';
import type { OrderChanges } from '#server/contracts/order-queries.ts';
import type { Meta } from '#server/contracts/page.ts';
import type { Actor } from '#server/contracts/roles.ts';
import { allowedActions } from '#server/domain/orders/allowed-actions.ts';
import type { OrderCommand } from '#server/domain/orders/commands.ts';
import { decide } from '#server/domain/orders/decide.ts';
import type { OrderEvent } from '#server/domain/orders/events.ts';
import { evolve } from '#server/domain/orders/evolve.ts';
import { initialState, type OrderState } from '#server/domain/orders/state.ts';
import { toView } from '#server/domain/orders/view.ts';
import type { Recorded } from '#server/domain/recorded.ts';

export type Answered =
  | { accepted: CommandAccepted }
  | { refusal: { code: string; message: string }; current?: Order };

export type Frame = { position: number; previous: number; order: Order };

type LoggedEvent = Recorded<OrderEvent> & { orderId: string };

const stateAt = (log: readonly LoggedEvent[], orderId: string, position: number): OrderState =>
  log
    .filter((event) => event.orderId === orderId && event.position <= position)
    .reduce<OrderState>(evolve, initialState);

const newestFirst = (a: Order, b: Order): number =>
  b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id);

/** Answers as queries and the socket would, as of any position of a log, so that a reader may lag. */
const viewsOf = (log: readonly LoggedEvent[], viewer: Actor, epoch: () => string) => {
  const orderAt = (orderId: string, position: number): Order | undefined => {
    const state = stateAt(log, orderId, position);
    if (state.status === 'absent') return undefined;
    return { ...toView(state), allowedActions: allowedActions(state, viewer) };
  };
  const rowsAt = (position: number): Order[] =>
    [...new Set(log.map(({ orderId }) => orderId))]
      .flatMap((orderId) => orderAt(orderId, position) ?? [])
      .sort(newestFirst);
  const metaAt = (position: number): Meta => ({ epoch: epoch(), position, lagMs: 0 });
  return {
    orderAt,
    rowsAt,
    metaAt,
    timelineAt: (orderId: string, position: number) =>
      log.filter((event) => event.orderId === orderId && event.position <= position),
    changesAt: (after: number, position: number, limit = 100): OrderChanges => {
      const rows = rowsAt(position)
        .filter((row) => row.position > after)
        .sort((a, b) => a.position - b.position);
      const changes = rows.slice(0, limit);
      const more = rows.length > limit;
      const reaches = more ? (changes.at(-1)?.position ?? position) : position;
      return { from: after, position: reaches, changes, more, meta: metaAt(position) };
    },
    /** The messages a room gets when the view goes from one position to another. */
    framesBetween: (from: number, to: number): Frame[] =>
      log
        .filter(({ position }) => position > from && position <= to)
        .flatMap(({ orderId, position }) => {
          const order = orderAt(orderId, position);
          return order === undefined ? [] : [{ position, previous: position - 1, order }];
        }),
  };
};

/**
 * A small server for tests: one log, the real deciders, commands remembered by id, and views of the
 * log as of any position.
 */
export const createServerModel = (viewer: Actor) => {
  const log: LoggedEvent[] = [];
  const answers = new Map<string, CommandAccepted>();
  let epoch = 'epoch-1';
  const views = viewsOf(log, viewer, () => epoch);

  const append = (event: OrderEvent, orderId: string, commandId: string, actor: Actor) => {
    const before = stateAt(log, orderId, log.length);
    const version = before.status === 'absent' ? 1 : before.version + 1;
    const position = log.length + 1;
    const at = new Date(Date.UTC(2026, 0, 1) + position * 1_000).toISOString();
    log.push({ ...event, orderId, version, position, at, commandId, actor });
    return { commandId, orderId, version, position, status: 'accepted' as const };
  };

  return {
    ...views,
    head: () => log.length,
    epoch: () => epoch,
    answer: (commandId: string) => answers.get(commandId),
    execute: (
      commandId: string,
      orderId: string,
      command: OrderCommand,
      actor: Actor,
    ): Answered => {
      const known = answers.get(commandId);
      if (known !== undefined) return { accepted: known };
      const decision = decide(command, stateAt(log, orderId, log.length), { actor });
      if ('rejection' in decision) {
        const current = views.orderAt(orderId, log.length);
        const { reason: code, message } = decision.rejection;
        return { refusal: { code, message }, ...(current && { current }) };
      }
      const [event] = decision.events;
      if (event === undefined) throw new Error('every order command gives one event');
      const accepted = append(event, orderId, commandId, actor);
      answers.set(commandId, accepted);
      return { accepted };
    },
    /** The log is restored from a backup that ends at `position`. */
    restore: (position: number) => {
      log.splice(position);
      for (const [id, { position: at }] of answers) if (at > position) answers.delete(id);
      epoch = `${epoch}'`;
    },
  };
};

export type ServerModel = ReturnType<typeof createServerModel>;
