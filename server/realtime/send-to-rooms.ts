import type { Server, Socket } from 'socket.io';
import type { ServerToClientEvents } from '#server/contracts/socket.ts';
import type { Emit } from './create-broadcast.ts';

type NoEvents = Record<string, never>;
type Io = Server<NoEvents, ServerToClientEvents>;
type Sender = Socket<NoEvents, ServerToClientEvents>;

/** Gets each frame to each socket of a user, and decides what becomes of it. */
export type Carry = (userId: string, send: () => void) => void;

/** To all sockets of a room at once: a frame is encoded once for all of them. */
export const sendToRooms = (io: () => Io): Emit => ({
  order: (room, type, message) => void io().to(room).emit(type, message),
  position: (room, message) => void io().to(room).emit('position', message),
});

/** Socket by socket through `carry`; `userOf` tells whose a socket is. */
export const carryToRooms = (
  io: () => Io,
  { carry, userOf }: { carry: Carry; userOf: (socketId: string) => string | undefined },
): Emit => {
  const each = (room: string, send: (socket: Sender) => void) => {
    for (const id of io().sockets.adapter.rooms.get(room) ?? []) {
      const user = userOf(id);
      if (user === undefined) continue;
      carry(user, () => {
        const socket = io().sockets.sockets.get(id);
        if (socket !== undefined) send(socket);
      });
    }
  };
  return {
    order: (room, type, message) => each(room, (socket) => void socket.emit(type, message)),
    position: (room, message) => each(room, (socket) => void socket.emit('position', message)),
  };
};
