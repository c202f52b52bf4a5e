import type { Server as HttpServer } from 'node:http';
import type { ReadonlyKysely } from 'kysely/readonly';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import type { ReadDatabase } from '#db/read/schema.ts';
import type { Role } from '#server/contracts/roles.ts';
import type { ServerToClientEvents } from '#server/contracts/socket.ts';
import type { CommittedBatch } from '#server/projections/project-batch.ts';
import { createAdmission, mostSocketsPerUser, type SocketSession } from './create-admission.ts';
import { type Broadcast, createBroadcast } from './create-broadcast.ts';
import { cutSlowConsumer } from './cut-slow-consumer.ts';
import { followViews } from './follow-views.ts';
import { changesOfBatch } from './order-change.ts';
import { roomOf } from './rooms.ts';
import { type WatchedSocket, watchSessions } from './watch-sessions.ts';

type NoEvents = Record<string, never>;
type IoServer = Server<NoEvents, ServerToClientEvents>;
type IoSocket = Socket<NoEvents, ServerToClientEvents>;

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
};

export type Realtime = {
  /** A batch of the projection `orders` that this worker has just committed. */
  offer(batch: CommittedBatch): void;
  /** NOTIFY view: the views have reached a position; without one, an alarm may have been lost. */
  viewMoved(position?: number): void;
  /** NOTIFY session: this user's sessions have changed; without one, anybody's may have. */
  sessionsChanged(userId?: string): void;
  sockets(): number;
  stop(): Promise<void>;
};

/**
 * The Socket.IO server of a worker. It only ever sends: hints that carry rows, each with the position
 * before it, so that a reader knows what it has missed. Truth is in the tables.
 */
export const createRealtime = (options: RealtimeOptions): Realtime => {
  const { log } = options;
  const people = new Map<string, Set<WatchedSocket>>();
  const broadcast = createBroadcast({
    order: (room, type, message) => void io.to(room).emit(type, message),
    position: (room, message) => void io.to(room).emit('position', message),
  });
  const admission = createAdmission({
    ...options,
    openSockets: (userId) => people.get(userId)?.size ?? 0,
    isReady: () => broadcast.sent() !== undefined,
  });
  const io = createIo(options.http, admission.admit);
  const sessions = watchSessions({
    sockets: () => [...people.values()].flatMap((sockets) => [...sockets]),
    living: options.living,
    log,
  });
  const follower = followViews({
    ...options,
    broadcast,
    // Closed below Socket.IO, a client comes back by itself, to a new hello.
    onNewEpoch: () => io.sockets.sockets.forEach((socket) => void socket.conn.close()),
  });
  const beat = setInterval(() => broadcast.beat(), options.beatMs ?? 5_000).unref();

  io.on('connection', (socket) => {
    const session = admission.sessionOf(socket.request);
    if (session === undefined) return void socket.disconnect(true);
    welcome(socket, session, { broadcast, people, io, log });
  });

  return {
    offer(batch) {
      const sent = broadcast.sent();
      if (sent === undefined || batch.epoch !== broadcast.epoch() || batch.from > sent) {
        return follower.alarm(batch.to);
      }
      broadcast.advance(broadcast.hasRooms() ? changesOfBatch(batch) : [], batch.to);
    },
    viewMoved: follower.alarm,
    sessionsChanged: sessions.check,
    sockets: () => io.sockets.sockets.size,
    async stop() {
      clearInterval(beat);
      sessions.stop();
      await follower.stop();
      await io.close();
    },
  };
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
  const watched = { session, cut: () => void socket.disconnect(true) };
  people.set(userId, own.add(watched));
  // Nobody has anything to say to this server.
  socket.onAny(() => socket.disconnect(true));
  cutSlowConsumer(socket.conn, () => log.warn({ user: userId }, 'slow socket cut'));

  const room = roomOf(session.viewer);
  void socket.join(room);
  broadcast.open(room);
  socket.emit('hello', { epoch, position, serverTime: new Date().toISOString() });
  socket.on('disconnect', () => {
    own.delete(watched);
    if (own.size === 0) people.delete(userId);
    if (!io.sockets.adapter.rooms.has(room)) broadcast.close(room);
  });
};
