import type { ReadonlyKysely } from 'kysely/readonly';
import type { ReadDatabase } from '#db/read/schema.ts';
import { type Broadcast, mostRows } from './create-broadcast.ts';
import { readLate } from './read-changes.ts';

/**
 * Tells of the rows that changed out of their turn, until the views pass their position, again and
 * again, because one frame may be lost; when they are many, the next ones at each call.
 */
export const createLateTeller = (db: ReadonlyKysely<ReadDatabase>, broadcast: Broadcast) => {
  let told: string | undefined;
  return async (): Promise<void> => {
    const sent = broadcast.sent();
    if (sent === undefined || !broadcast.hasRooms()) return;
    const next = await readLate(db, { after: sent, beyond: told, limit: mostRows });
    told = next.length < mostRows ? undefined : next.at(-1)?.view.id;
    broadcast.refresh(next);
  };
};
