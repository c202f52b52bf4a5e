import type { Kysely } from 'kysely';
import type { ReadDatabase } from '#db/read/schema.ts';
import { isSameEvent } from '../assert-same-log.ts';
import type { ProjectionDeps } from '../project-batch.ts';
import type { Projection } from '../projection.ts';
import { compareShadow, type Difference } from './compare-shadow.ts';
import type { Beside, Purpose } from './swap-in-rebuild.ts';

export type Verdict = {
  beside: Beside;
  compared: boolean;
  differences: Difference[];
};

/**
 * What the live view is to a shadow that is at the position `shadow`, and in which rows they differ,
 * if both can be compared and the purpose asks for it; in one snapshot.
 */
export const compareViews = (
  db: Kysely<ReadDatabase>,
  projection: Projection,
  { eventStore }: Pick<ProjectionDeps, 'eventStore'>,
  { shadow, purpose }: { shadow: number; purpose: Purpose },
): Promise<Verdict> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (snapshot) => {
      const live = await snapshot
        .selectFrom('read.checkpoints')
        .select(['version', 'position', 'epoch', 'last_event'])
        .where('projection', '=', projection.name)
        .executeTakeFirstOrThrow();
      const head = await eventStore.head();
      const isOfLog =
        live.position === 0 ||
        (live.epoch === head.epoch &&
          live.position <= head.position &&
          isSameEvent(live, (await eventStore.readLog(live.position - 1, 1))[0] ?? null));
      const beside = besideOf(isOfLog, live.version === projection.version);
      const compared = beside === 'same view' && purpose !== 'rollback';
      const positions = { live: live.position, shadow };
      const differences = compared ? await compareShadow(snapshot, projection, positions) : [];
      return { beside, compared, differences };
    });

const besideOf = (isOfLog: boolean, isOfVersion: boolean): Beside => {
  if (!isOfLog) return 'other log';
  return isOfVersion ? 'same view' : 'other version';
};
