import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { clusterFiles } from '#db/embedded/cluster-files.ts';
import { type Embedded, startEmbedded } from '#db/embedded.ts';

/** A Postgres that is started again whenever it ends, as `npm start` does it. */
export type KeptPostgres = {
  /** The superuser's URL; the same after every start. */
  url: string;
  /** Of the server of now, or, when that has ended, of the next as soon as there is one. */
  pid(): Promise<number>;
  /** kill -9 of the server itself; resolves when it answers again. Two at once are two, in turn. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

export const keepPostgres = async (dataDir: string): Promise<KeptPostgres> => {
  let isStopping = false;
  let server = await startEmbedded(dataDir);
  const { url } = server;
  let reviving = Promise.resolve();
  const follow = (current: Embedded) => {
    void current.ended.then(() => {
      if (!isStopping) reviving = revive();
    });
  };
  const revive = async () => {
    while (!isStopping) {
      const next = await startEmbedded(dataDir).catch(() => undefined);
      if (next === undefined) {
        await delay(500);
        continue;
      }
      server = next;
      follow(next);
      return;
    }
  };
  follow(server);
  const { pid: pidFile } = clusterFiles(dataDir);
  const pid = async () => {
    while (true) {
      await reviving;
      const text = await readFile(pidFile, 'utf8').catch(() => '');
      const named = Number.parseInt(text, 10);
      if (!Number.isNaN(named)) return named;
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
    stop: async () => {
      isStopping = true;
      await kills;
      await reviving;
      await server.stop();
    },
  };
};
