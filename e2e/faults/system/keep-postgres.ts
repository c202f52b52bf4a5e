import { setTimeout as delay } from 'node:timers/promises';
import { postmasterPid } from '#db/embedded/orphan.ts';
import { type Embedded, startEmbedded } from '#db/embedded.ts';

/** A Postgres that is started again whenever it ends, as `npm start` does it. */
export type KeptPostgres = {
  /** The superuser's URL; the same after every start. */
  url: string;
  /** Of the server of now, or, when that has ended, of the next as soon as there is one. */
  pid(): Promise<number>;
  /** kill -9 of the server itself; resolves when it answers again. Two at once are two, in turn. */
  kill(): Promise<void>;
  /** Stops it, lets `work` at its files, and starts it again; resolves when it answers. */
  whileDown(work: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

export const keepPostgres = async (dataDir: string): Promise<KeptPostgres> => {
  let isStopping = false;
  let server = await startEmbedded(dataDir);
  const { url } = server;
  let reviving = Promise.resolve();
  /** The attempt of now, or the last one, to start it again: whether it did. */
  let starting = Promise.resolve(true);
  /** Until then its files are somebody else's. */
  let held: Promise<unknown> = Promise.resolve();
  const follow = (current: Embedded) => {
    void current.ended.then(() => {
      if (!isStopping) reviving = revive();
    });
  };
  const start = async () => {
    server = await startEmbedded(dataDir);
    follow(server);
    return true;
  };
  const revive = async () => {
    while (!isStopping) {
      starting = held.then(start).catch(() => false);
      if (await starting) return;
      await delay(500);
    }
  };
  follow(server);
  const pid = async () => {
    while (true) {
      await reviving;
      const named = await postmasterPid(dataDir);
      if (named !== undefined) return named;
      // The server took the file away and is about to end; without it no other has started yet.
      await delay(20);
    }
  };
  let kills: Promise<unknown> = Promise.resolve();
  const killNow = async () => {
    await reviving;
    const { ended } = server;
    process.kill(await pid(), 'SIGKILL');
    await ended;
    await reviving;
  };
  return {
    url,
    pid,
    kill: () => {
      // The file that names the server still names the dead one until the next has started.
      const kill = kills.then(killNow);
      kills = kill.catch(() => undefined);
      return kill;
    },
    whileDown: async (work) => {
      const whole = Promise.withResolvers<void>();
      held = whole.promise;
      try {
        // One that cannot start is down already, and would be waited for in vain.
        await starting;
        await server.stop();
        await work();
      } finally {
        whole.resolve();
      }
      await reviving;
    },
    stop: async () => {
      isStopping = true;
      await kills;
      await reviving;
      await server.stop();
    },
  };
};
