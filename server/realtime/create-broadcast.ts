import type { OrderMessage, OrderMessageType, PositionMessage } from '#server/contracts/socket.ts';
import { orderForViewer } from '#server/queries/orders/order-from-row.ts';
import type { OrderChange } from './order-change.ts';
import type { ViewLag } from './read-changes.ts';
import { actorOfRoom, roomsOfOrder } from './rooms.ts';

/** Sends to every socket of a room. */
export type Emit = {
  order(room: string, type: OrderMessageType, message: OrderMessage): void;
  position(room: string, message: PositionMessage): void;
};

/** What this worker has sent, and the chain of positions in each of its rooms. */
export type Broadcast = {
  /** Everything up to here was sent; undefined before `start`. */
  sent(): number | undefined;
  /** Begins, or begins anew, at a position of the log called `epoch`. Rooms are forgotten. */
  start(at: { epoch: string; position: number }): void;
  epoch(): string | undefined;
  /** A room has got its first socket, or one more. */
  open(room: string): void;
  /** A room's last socket is gone. */
  close(room: string): void;
  hasRooms(): boolean;
  /**
   * Sends what is new of these changes and moves on to `to`, up to which they are complete; when
   * they are not whole, every room is told to fetch.
   */
  advance(changes: readonly OrderChange[], to: number, options?: { isWhole: boolean }): void;
  /** Sends rows that changed out of their turn, beside the chain. */
  refresh(changes: readonly OrderChange[]): void;
  /**
   * Tells every room how far this worker is, of which making the views are, and if it is where they
   * are, how far they are behind.
   */
  beat(views?: ViewLag): void;
};

/** Rows to one room at once; beyond, the room is told to fetch them: cheaper for both ends. */
export const mostRows = 100;

/** What each of these rooms sees of the changes, in their order. */
const byRoom = (
  changes: readonly OrderChange[],
  rooms: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, OrderChange[]> => {
  const seen = new Map<string, OrderChange[]>();
  for (const change of changes) {
    for (const room of roomsOfOrder(change.view)) {
      if (!rooms.has(room)) continue;
      const list = seen.get(room);
      if (list) list.push(change);
      else seen.set(room, [change]);
    }
  }
  return seen;
};

/**
 * Cuts the stream of changes into rooms. Each room's messages form a chain by `previous`; a room
 * that appears begins its chain where the worker is then.
 */
export const createBroadcast = (emit: Emit): Broadcast => {
  const last = new Map<string, number>();
  let place: { epoch: string; position: number } | undefined;

  /** A `previous` above the reader's cursor is a hole, which it fills from /api/changes. */
  const sendHole = (room: string, to: number) => {
    emit.position(room, { position: to, previous: to });
    last.set(room, to);
  };
  const send = (room: string, changes: readonly OrderChange[], to: number) => {
    const isLate = changes.some(({ type }) => type === 'OrderRefreshed');
    if (isLate || changes.length > mostRows) return sendHole(room, to);
    const actor = actorOfRoom(room);
    for (const { position, type, view } of changes) {
      const previous = last.get(room) ?? 0;
      emit.order(room, type, { position, previous, order: orderForViewer(view, actor) });
      last.set(room, position);
    }
  };

  return {
    sent: () => place?.position,
    epoch: () => place?.epoch,
    start(at) {
      place = { ...at };
      last.clear();
    },
    open(room) {
      if (!last.has(room)) last.set(room, place?.position ?? 0);
    },
    close(room) {
      last.delete(room);
    },
    hasRooms: () => last.size > 0,
    advance(changes, to, { isWhole } = { isWhole: true }) {
      if (place === undefined || to <= place.position) return;
      const { position } = place;
      const news = changes.filter((change) => change.position > position);
      place.position = to;
      if (isWhole) for (const [room, list] of byRoom(news, last)) send(room, list, to);
      // Whose rows the others are is not known.
      else for (const room of [...last.keys()]) sendHole(room, to);
    },
    refresh(changes) {
      for (const [room, list] of byRoom(changes, last)) {
        const actor = actorOfRoom(room);
        const position = last.get(room) ?? 0;
        for (const { view } of list) {
          const order = orderForViewer(view, actor);
          emit.order(room, 'OrderRefreshed', { position, previous: position, order });
        }
      }
    },
    beat(views) {
      if (place === undefined) return;
      const { position } = place;
      const { lagMs, revision } = views ?? {};
      const isThere = views !== undefined && views.position <= position;
      const facts = { ...(isThere && { lagMs }), ...(views && { revision }) };
      for (const [room, previous] of last) {
        emit.position(room, { position, previous, ...facts });
        last.set(room, position);
      }
    },
  };
};
