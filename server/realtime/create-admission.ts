import type { IncomingMessage } from 'node:http';
import type { Viewer } from '#server/contracts/roles.ts';

/** Who a handshake comes from; `id` is the session's. */
export type SocketSession = { id: string; viewer: Viewer };

export type AdmissionOptions = {
  /** Origins that browsers may come from. `cors` does not hold a WebSocket back; this does. */
  origins: readonly string[];
  /** The session of a `Cookie` header, if it is good. */
  verify: (cookieHeader: string | undefined) => Promise<SocketSession | undefined>;
  /** Sockets that a user has open. */
  openSockets: (userId: string) => number;
  /** Whether there is a place in the log to say hello with. */
  isReady: () => boolean;
};

export const mostSocketsPerUser = 20;

export type Admission = {
  /** Answers why a handshake is refused, or undefined when it is admitted. */
  admit(request: IncomingMessage): Promise<string | undefined>;
  /** The session that an admitted handshake came with. */
  sessionOf(request: IncomingMessage): SocketSession | undefined;
};

/** Decides about handshakes: an Origin of ours, a session, not too many sockets. */
export const createAdmission = (options: AdmissionOptions): Admission => {
  const sessions = new WeakMap<IncomingMessage, SocketSession>();
  const origins = new Set(options.origins);
  return {
    async admit(request) {
      const { origin, cookie } = request.headers;
      if (origin === undefined || !origins.has(origin)) return 'origin not allowed';
      if (!options.isReady()) return 'not ready';
      const session = await options.verify(cookie);
      if (session === undefined) return 'not signed in';
      if (options.openSockets(session.viewer.id) >= mostSocketsPerUser) return 'too many sockets';
      sessions.set(request, session);
      return undefined;
    },
    sessionOf: (request) => sessions.get(request),
  };
};
