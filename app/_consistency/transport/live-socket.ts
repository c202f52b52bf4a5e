import { io } from 'socket.io-client';
import {
  hello,
  orderMessage,
  orderMessageTypes,
  positionMessage,
} from '#server/contracts/socket.ts';
import type { Store } from '../core/create-store.ts';

export type LiveSocketOptions = {
  store: Store;
  /** The realtime server; the page's own origin by default. */
  url?: string;
  /** Sent with the handshake, e.g. a session's cookie outside browsers. */
  headers?: Record<string, string>;
  now: () => number;
  /** Confirmed live (a message came), or not. */
  onLive: (isLive: boolean) => void;
};

export type LiveSocket = { reconnect: () => void; stop: () => void };

/** The server says something every 5 s; after twice that a silent socket is taken for dead. */
const silenceMs = 12_000;

/** How long to wait before knocking again where the server itself has closed the socket. */
const knockAfterMs = 5_000;

/**
 * The page's one socket. Its messages are hints that carry rows; a hole between them is filled by
 * `/api/changes`, so nothing relies on Socket.IO delivering or recovering anything.
 */
export const createLiveSocket = ({
  store,
  url,
  headers,
  now,
  onLive,
}: LiveSocketOptions): LiveSocket => {
  const options = {
    path: '/socket.io',
    addTrailingSlash: false,
    transports: ['websocket'],
    withCredentials: true,
    reconnectionDelayMax: 5_000,
    ...(headers && { extraHeaders: headers }),
  };
  const socket = url === undefined ? io(options) : io(url, options);
  let watch: ReturnType<typeof setTimeout> | undefined;
  let knock: ReturnType<typeof setTimeout> | undefined;
  const isAlive = () => {
    clearTimeout(watch);
    watch = setTimeout(() => {
      onLive(false);
      socket.disconnect().connect();
    }, silenceMs);
    onLive(true);
  };

  socket.on('hello', (raw: unknown) => {
    const message = hello.safeParse(raw);
    if (!message.success) return;
    const { epoch, position } = message.data;
    store.dispatch({ type: 'hello', epoch, position, at: now() });
    isAlive();
  });
  socket.on('position', (raw: unknown) => {
    const message = positionMessage.safeParse(raw);
    if (!message.success) return;
    store.dispatch({ type: 'pushed', ...message.data, at: now() });
    isAlive();
  });
  for (const type of orderMessageTypes) {
    socket.on(type, (raw: unknown) => {
      const message = orderMessage.safeParse(raw);
      // An unreadable row shows as a hole at the next message, and is fetched.
      if (!message.success) return;
      store.dispatch({ type: 'pushed', ...message.data, at: now() });
      isAlive();
    });
  }
  socket.on('disconnect', (reason) => {
    clearTimeout(watch);
    onLive(false);
    // Socket.IO does not reconnect by itself then; a session that ended is refused at the handshake.
    if (reason === 'io server disconnect') knock = setTimeout(() => socket.connect(), knockAfterMs);
  });
  socket.on('connect_error', () => {
    onLive(false);
    if (!socket.active) knock = setTimeout(() => socket.connect(), knockAfterMs);
  });

  return {
    reconnect: () => {
      if (!socket.connected) socket.disconnect().connect();
    },
    stop: () => {
      clearTimeout(watch);
      clearTimeout(knock);
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
};
