import type { EventEmitter } from 'node:events';
import type { Socket } from 'socket.io';

/** What of Engine.IO's and ws's own objects holds on to the request that a connection began with. */
type Inside = {
  request: unknown;
  transport: { socket?: EventEmitter & { _socket?: EventEmitter } };
};

/**
 * Lets go of the request of a connection that is greeted: its headers, its cookie, and the response
 * that was never written. Engine.IO keeps them for as long as the connection lives, by a property
 * and by two listeners that only the handshake had a use for: 4 kB of 14 a socket.
 */
export const forgetHandshake = (socket: Pick<Socket, 'conn' | 'handshake'>): void => {
  const inside = socket.conn as unknown as Inside;
  inside.request = null;
  Reflect.set(socket, 'handshake', undefined);
  const { socket: webSocket } = inside.transport;
  for (const listener of webSocket?.listeners('error') ?? []) {
    if (listener.name === 'onUpgradeError') webSocket?.off('error', listener as () => void);
  }
  // The one without a name passes the end of the connection on to that response.
  const connection = webSocket?._socket;
  for (const listener of connection?.listeners('close') ?? []) {
    if (listener.name === '') connection?.off('close', listener as () => void);
  }
};
