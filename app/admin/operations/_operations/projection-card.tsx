'use client';

import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Badge } from '#app/_ui/badge.tsx';
import { ProgressBar } from '#app/_ui/states/progress-bar.tsx';
import { durationText } from '#app/_ui/text/duration-text.ts';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import { Time } from '#app/_ui/text/time.tsx';
import type { ProjectionStatus } from '#server/contracts/operations.ts';
import type { Wanted } from './asked-text.ts';
import { HistoryChart } from './history-chart.tsx';
import type { Moment } from './history-of.ts';
import { ProjectionButtons } from './projection-buttons.tsx';
import { RebuildProgress } from './rebuild-progress.tsx';
import { StateBadge } from './state-badge.tsx';

type Props = {
  projection: ProjectionStatus;
  head: number;
  lag: readonly Moment[];
  busy: boolean;
  onOperate: (wanted: Wanted) => void;
};

/** One projection: where it is, how it keeps up, and what can be done to it. */
export const ProjectionCard = ({ projection, head, lag, busy, onOperate }: Props) => {
  const { name, position, lagEvents, lagMs, eventsPerSecond, deadLetters } = projection;
  const id = `projection-${name}`;
  const names = useMemo(() => [name], [name]);
  return (
    <section aria-labelledby={id} className="card flex min-w-0 flex-col gap-4 p-4">
      <header className="flex items-center justify-between gap-3">
        <h2 id={id} className="font-medium">
          {name}{' '}
          <span className="ml-1 font-normal text-muted text-xs">version {projection.version}</span>
        </h2>
        <StateBadge state={projection.state} />
      </header>
      {projection.reason !== null && (
        <p className="text-refused text-sm [overflow-wrap:anywhere]">{projection.reason}</p>
      )}
      <ProgressBar
        label={`Position of ${name}`}
        value={position}
        max={head}
        text={`Position ${formatNumber(position)} of ${formatNumber(head)}`}
      />
      {projection.rebuild && <RebuildProgress name={name} rebuild={projection.rebuild} />}
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2">
        <Fact name="Lag">
          {lagEvents === 0 ? 'None' : `${countOf(lagEvents, 'event')}, ${durationText(lagMs)}`}
        </Fact>
        <Fact name="Rate">{formatNumber(Math.round(eventsPerSecond * 10) / 10)} events/s</Fact>
        <Fact name="Parked">
          {deadLetters === 0 ? (
            '0'
          ) : (
            <Badge tone="refused" icon={<TriangleAlert />}>
              {countOf(deadLetters, 'event')}
            </Badge>
          )}
        </Fact>
        <Fact name="Last batch">
          {projection.lastBatch === null ? (
            'None yet'
          ) : (
            <>
              {countOf(projection.lastBatch.events, 'event')}, <Time at={projection.lastBatch.at} />
            </>
          )}
        </Fact>
      </dl>
      <HistoryChart
        inside
        title={`Lag of ${name}`}
        moments={lag}
        names={names}
        told={durationText}
        height={110}
      />
      <div className="mt-auto">
        <ProjectionButtons projection={projection} busy={busy} onOperate={onOperate} />
      </div>
    </section>
  );
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt className="text-muted text-xs">{name}</dt>
    <dd className="tabular-nums">{children}</dd>
  </div>
);
