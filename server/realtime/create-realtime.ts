import type { Server as HttpServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { ReadonlyKysely } from 'kysely/readonly';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Role } from '#server/contracts/roles.ts';
import type { ServerToClientEvents } from '#server/contracts/socket.ts';
import type { CommittedBatch } from '#server/projections/committed-batch.ts';
import { closeSockets } from './close-sockets.ts';
import { createAdmission, mostSocketsPerUser, type SocketSession } from './create-admission.ts';
import { type Broadcast, createBroadcast } from './create-broadcast.ts';
import { createLateTeller } from './create-late-teller.ts';
import { cutSlowConsumer } from './cut-slow-consumer.ts';
import { followViews } from './follow-views.ts';
import { forgetHandshake } from './forget-handshake.ts';
import { changesOfBatch } from './order-change.ts';
import { readLag } from './read-changes.ts';
import { roomOf } from './rooms.ts';
import { type Carry, carryToRooms, sendToRooms } from './send-to-rooms.ts';
import { type WatchedSocket, watchSessions } from './watch-sessions.ts';

/** So long (ms) a heartbeat waits for the lag it is to tell. */
const lagPatienceMs = 1_000;

type NoEvents = Record<string, never>;
type Guest = { userId: string };
type IoServer = Server<NoEvents, ServerToClientEvents, NoEvents, Guest>;
type IoSocket = Socket<NoEvents, ServerToClientEvents, NoEvents, Guest>;

export type RealtimeOptions = {
  http: HttpServer;
  db: ReadonlyKysely<ReadDatabase>;
  origins: readonly string[];
  verify: (cookieHeader: string | undefined) => Promise<SocketSession | undefined>;
  living: (sessionIds: string[]) => Promise<ReadonlyMap<string, Role>>;
  /** Resolves when the batch that this worker is at, if any, has been offered. */
  ownBatch: () => Promise<void>;
  log: Pick<Logger, 'info' | 'warn'>;
  beatMs?: number;
  /** Decides for each frame to each socket what becomes of it; the greeting is none. */
  carry?: Carry | undefined;
};

export type Realtime = {
  /** A batch of the projection `orders` that this worker has just committed. */
  offer(batch: CommittedBatch): void;
  /** NOTIFY view: the views have reached a position; without one, a NOTIFY may have been lost. */
  viewMoved(position?: number): void;
  /** NOTIFY late: rows have changed out of their turn. */
  lateChanged(): void;
  /** NOTIFY session: this user's sessions have changed; without one, anybody's may have. */
  sessionsChanged(userId?: string): void;
  /** Breaks the connections of this user, or all, as a network would: clients come back. */
  hangUp(userId?: string): void;
  sockets(): number;
  stop(): Promise<void>;
};

/**
 * The Socket.IO server of a worker. It only ever sends: hints that carry rows, each with the position
 * before it, so that a reader knows what it has missed. Truth is in the tables.
 */
export const createRealtime = (options: RealtimeOptions): Realtime => {
  const { log, carry } = options;
  const people = new Map<string, Set<WatchedSocket>>();
  const userOf = (id: string) => io.sockets.sockets.get(id)?.data.userId;
  // Closed below Socket.IO, a client comes back by itself, to a new hello.
  const hangUp = (userId?: string) => {
    for (const { id, conn } of io.sockets.sockets.values()) {
      if (userId === undefined || userOf(id) === userId) conn.close();
    }
  };
  const broadcast = createBroadcast(
    carry === undefined ? sendToRooms(() => io) : carryToRooms(() => io, { carry, userOf }),
  );
  const admission = createAdmission({
    ...options,
    openSockets: (userId) => people.get(userId)?.size ?? 0,
    isReady: () => broadcast.sent() !== undefined,
  });
  const io = createIo(options.http, admission.admit);
  const closing = closeSockets(options.http);
  const sessions = watchSessions({
    sockets: () => [...people.values()].flatMap((sockets) => [...sockets]),
    living: options.living,
    log,
  });
  const follower = followViews({ ...options, broadcast, onNewEpoch: () => hangUp() });
  const tellLate = createLateTeller(options.db, broadcast);
  const lateChanged = () =>
    void tellLate().catch((err: unknown) => log.warn({ err }, 'late rows could not be read'));
  const beat = setInterval(async () => {
    broadcast.beat(broadcast.hasRooms() ? await lagToTell(options.db) : undefined);
    lateChanged();
  }, options.beatMs ?? 5_000).unref();

  io.on('connection', (socket) => {
    const session = admission.sessionOf(socket.request);
    if (session === undefined) return void socket.disconnect(true);
    socket.data.userId = session.viewer.id;
    forgetHandshake(socket);
    welcome(socket, session, { broadcast, people, io, log });
  });

  return {
    offer(batch) {
      if (batch.late || !followsOn(broadcast, batch)) return follower.wake(batch.to);
      broadcast.advance(broadcast.hasRooms() ? changesOfBatch(batch) : [], batch.to);
    },
    viewMoved: follower.wake,
    lateChanged,
    sessionsChanged: sessions.check,
    hangUp,
    sockets: () => io.sockets.sockets.size,
    async stop() {
      clearInterval(beat);
      sessions.stop();
      await follower.stop();
      await closing(() => io.close());
    },
  };
};

/** How far the views are behind; nothing when the database does not say so soon: no reason to be silent. */
const lagToTell = (db: ReadonlyKysely<ReadDatabase>) =>
  Promise.race([
    readLag(db).catch(() => undefined),
    delay(lagPatienceMs, undefined, { ref: false }),
  ]);

/** Whether nothing lies between what was sent and this batch. */
const followsOn = (broadcast: Broadcast, { epoch, from }: CommittedBatch): boolean => {
  const sent = broadcast.sent();
  return sent !== undefined && epoch === broadcast.epoch() && from <= sent;
};

const createIo = (
  http: HttpServer,
  admit: (request: IoSocket['request']) => Promise<string | undefined>,
): IoServer =>
  new Server(http, {
    path: '/socket.io',
    addTrailingSlash: false,
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 16_384,
    perMessageDeflate: false,
    // A client that never joins is let go soon; one that answers no ping for 20 s is gone.
    connectTimeout: 5_000,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    allowRequest: (request, decide) => {
      admit(request).then(
        (refusal) => decide(refusal, refusal === undefined),
        () => decide('not ready', false),
      );
    },
  });

type Guests = {
  broadcast: Broadcast;
  people: Map<string, Set<WatchedSocket>>;
  io: IoServer;
  log: Pick<Logger, 'info' | 'warn'>;
};

const welcome = (
  socket: IoSocket,
  session: SocketSession,
  { broadcast, people, io, log }: Guests,
) => {
  const { id: userId } = session.viewer;
  const own = people.get(userId) ?? new Set();
  const position = broadcast.sent();
  const epoch = broadcast.epoch();
  // Many handshakes at once are each admitted before any of them counts.
  if (own.size >= mostSocketsPerUser || position === undefined || epoch === undefined) {
    return void socket.disconnect(true);
  }
  const cut = () => void socket.disconnect(true);
  const watched = { session, cut };
  people.set(userId, own.add(watched));
  // Nobody has anything to say to this server.
  socket.onAny(cut);
  cutSlowConsumer(socket.conn, () => log.warn({ user: userId }, 'slow socket cut'));

  const room = roomOf(session.viewer);
  void socket.join(room);
  // Socket.IO's room of one, by which nobody is called here.
  void socket.leave(socket.id);
  broadcast.open(room);
  socket.emit('hello', { epoch, position, serverTime: new Date().toISOString() });
  socket.on('disconnect', () => {
    own.delete(watched);
    if (own.size === 0) people.delete(userId);
    if (!io.sockets.adapter.rooms.has(room)) broadcast.close(room);
  });
};
