import type { ReadonlyKysely } from 'kysely/readonly';
import type { Logger } from 'pino';
import type { ReadDatabase } from '#db/read/schema.ts';
import { createAlarmClock } from '#server/runtime/create-alarm-clock.ts';
import { warnOnce } from '#server/runtime/warn-once.ts';
import type { Broadcast } from './create-broadcast.ts';
import { readChanges, readPlace } from './read-changes.ts';

export type FollowOptions = {
  db: ReadonlyKysely<ReadDatabase>;
  broadcast: Broadcast;
  log: Pick<Logger, 'warn'>;
  /** Resolves when the batch that this worker itself is at, if any, has been offered. */
  ownBatch: () => Promise<void>;
  /** The log is another one: what sockets know is void. */
  onNewEpoch: () => void;
};

/** Sends what other workers projected, from the tables that they wrote. */
export type Follower = {
  /** The views have reached a position (NOTIFY view), or something was missed. */
  wake(position?: number): void;
  stop(): Promise<void>;
};

const pollMs = 1_000;
const startingPollMs = 100;
const rowsAtOnce = 500;

/** Advances the broadcast to where the views are by now; starts it where it was not. */
const sendNews = async ({ db, broadcast, onNewEpoch }: FollowOptions): Promise<void> => {
  for (;;) {
    const after = broadcast.sent();
    if (after === undefined) {
      const place = await readPlace(db);
      if (place !== undefined) broadcast.start(place);
      return;
    }
    // Without a room there is nobody to tell, and no rows are worth reading.
    const wanted = broadcast.hasRooms();
    const found = await readChanges(db, after, wanted ? rowsAtOnce : 0);
    if (found === undefined) return;
    if (found.place.epoch !== broadcast.epoch()) {
      broadcast.start(found.place);
      return onNewEpoch();
    }
    // A room that appeared meanwhile would begin its chain before rows that were not read.
    if (!wanted && broadcast.hasRooms()) continue;
    broadcast.advance(found.changes, found.to, found);
    if (found.to >= found.place.position) return;
  }
};

/** Reads the views when woken and every second, and advances the broadcast to where they are. */
export const followViews = (options: FollowOptions): Follower => {
  const { broadcast, log, ownBatch } = options;
  const clock = createAlarmClock();
  let stopping = false;
  const { worked, failed } = warnOnce(log, 'views could not be followed; trying every second');
  let announced = 0;
  let readAt = 0;

  const loop = async () => {
    while (!stopping) {
      clock.reset();
      try {
        await ownBatch();
        // What rang may have been this worker's own batch, which it has sent from memory by now.
        const due = performance.now() - readAt >= pollMs;
        if (due || (broadcast.sent() ?? -1) < announced) {
          readAt = performance.now();
          // What is announced from here on is not in this read; a position of before a restore is in none.
          announced = 0;
          await sendNews(options);
        }
        worked();
      } catch (error) {
        failed(error);
      }
      const waitMs = broadcast.sent() === undefined ? startingPollMs : pollMs;
      if (!stopping) await clock.sleep(waitMs, { wakes: true });
    }
  };
  const done = loop();

  return {
    wake(position) {
      if (position === undefined) readAt = 0;
      else if (position <= (broadcast.sent() ?? -1)) return;
      else announced = Math.max(announced, position);
      clock.ring();
    },
    async stop() {
      stopping = true;
      clock.end();
      await done;
    },
  };
};
