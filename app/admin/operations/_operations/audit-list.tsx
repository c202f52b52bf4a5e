import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Badge } from '#app/_ui/badge.tsx';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import { Time } from '#app/_ui/text/time.tsx';
import type { OperationsOverview } from '#server/contracts/operations.ts';

/** Whether every event of the log is accounted for in every view. */
export const AuditList = ({ audits }: Pick<OperationsOverview, 'audits'>) => {
  if (audits.length === 0) {
    return <p className="text-muted">The auditor has not begun yet.</p>;
  }
  return (
    <ul className="divide-y">
      {audits.map(({ projection, unaccounted, findings, ...place }) => (
        <li key={projection} className="flex flex-wrap items-start justify-between gap-2 py-2">
          <div>
            <p className="font-medium">{projection}</p>
            <p className="text-muted text-xs tabular-nums">
              <Place {...place} />
            </p>
            {findings.map(({ what, from, to, events }) => (
              <p key={`${what} ${from}`} className="text-refused text-xs">
                {what}: {countOf(events, 'event')} from position {formatNumber(from)} to{' '}
                {formatNumber(to)}
              </p>
            ))}
            {unaccounted > 0 && (
              <a
                href={`#projection-${projection}`}
                className="inline-flex min-h-6 items-center text-accent text-xs underline underline-offset-4"
              >
                Rebuild {projection} to mend it
              </a>
            )}
          </div>
          <Badge
            tone={unaccounted === 0 ? 'delivered' : 'refused'}
            icon={unaccounted === 0 ? <CircleCheck /> : <TriangleAlert />}
          >
            {formatNumber(unaccounted)} unaccounted
          </Badge>
        </li>
      ))}
    </ul>
  );
};

type Audit = OperationsOverview['audits'][number];

/** When the whole log was last checked, and where the round is that is going on. */
const Place = ({
  checkedTo,
  roundPosition,
  roundEndedAt,
}: Pick<Audit, 'checkedTo' | 'roundPosition' | 'roundEndedAt'>) => (
  <>
    {roundPosition === null || roundEndedAt === null ? (
      'Not checked as a whole yet'
    ) : (
      <>
        Whole log up to {formatNumber(roundPosition)} checked <Time at={roundEndedAt} />
      </>
    )}
    {checkedTo > 0 && <>; this round is at {formatNumber(checkedTo)}</>}
  </>
);
