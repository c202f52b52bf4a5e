import { Unplug } from 'lucide-react';
import { Notice } from '#app/_ui/states/notice.tsx';
import { countOf } from '#app/_ui/text/format-number.ts';
import { Time } from '#app/_ui/text/time.tsx';
import type { OperationsOverview, ProjectionStatus } from '#server/contracts/operations.ts';

type Props = {
  workers: OperationsOverview['workers'];
  projections: readonly Pick<ProjectionStatus, 'name' | 'lastBatch'>[];
};

/** Workers that are alive, and which of them did the last batch of what. */
export const WorkersList = ({ workers, projections }: Props) => {
  if (workers.length === 0) {
    return (
      <Notice tone="refused" icon={<Unplug />}>
        No worker has been seen for 5 s: orders are taken, but no screen learns of them. Start one
        with <code>npm run worker</code>.
      </Notice>
    );
  }
  return (
    <ul className="divide-y">
      {workers.map(({ id, startedAt }) => (
        <li key={id} className="py-2">
          <p className="font-medium [overflow-wrap:anywhere]">{id}</p>
          <p className="text-muted text-xs">
            Since <Time at={startedAt} exact />
          </p>
          {projections
            .filter(({ lastBatch }) => lastBatch?.worker === id)
            .map(({ name, lastBatch }) => (
              <p key={name} className="text-muted text-xs tabular-nums">
                Did the last batch of {name}
                {lastBatch && (
                  <>
                    : {countOf(lastBatch.events, 'event')}, <Time at={lastBatch.at} />
                  </>
                )}
              </p>
            ))}
        </li>
      ))}
    </ul>
  );
};
