import type { Logger } from 'pino';
import type { Role } from '#server/contracts/roles.ts';
import type { SocketSession } from './create-admission.ts';

/** A socket as far as its session goes. */
export type WatchedSocket = { session: SocketSession; cut: () => void };

export type WatchOptions = {
  sockets: () => Iterable<WatchedSocket>;
  /** Which of these sessions are good now, and with which role. */
  living: (sessionIds: string[]) => Promise<ReadonlyMap<string, Role>>;
  log: Pick<Logger, 'info' | 'warn'>;
  sweepMs?: number;
};

/**
 * Ends sockets whose session has ended or whose account has another role: at once when told of the
 * user, and by a sweep every 2 s, because a NOTIFY can be lost and expiry sends none. While the
 * accounts cannot be asked, sockets stay: nothing can end a session there either.
 */
export const watchSessions = ({ sockets, living, log, sweepMs = 2_000 }: WatchOptions) => {
  const check = async (userId?: string) => {
    const watched = [...sockets()].filter(
      ({ session }) => userId === undefined || session.viewer.id === userId,
    );
    const ids = [...new Set(watched.map(({ session }) => session.id))];
    if (ids.length === 0) return;
    const roles = await living(ids);
    for (const { session, cut } of watched) {
      if (roles.get(session.id) === session.viewer.role) continue;
      log.info({ user: session.viewer.id }, 'session ended; socket cut');
      cut();
    }
  };
  const tell = (err: unknown) => log.warn({ err }, 'sessions of sockets could not be checked');
  const timer = setInterval(() => void check().catch(tell), sweepMs).unref();
  return {
    /** The sessions of this user (of everybody without one) may have changed. */
    check: (userId?: string) => void check(userId).catch(tell),
    stop: () => clearInterval(timer),
  };
};
