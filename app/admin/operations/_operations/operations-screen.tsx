'use client';

import { useMemo } from 'react';
import { Freshness } from '#app/_ui/states/freshness.tsx';
import { NotRefreshed } from '#app/admin/_records/not-refreshed.tsx';
import type { OperationsOverview, ProjectionList } from '#server/contracts/operations.ts';
import { AuditList } from './audit-list.tsx';
import { historyOf } from './history-of.ts';
import { OperationsCharts } from './operations-charts.tsx';
import { OperationsLog } from './operations-log.tsx';
import { ParkedSection } from './parked-section.tsx';
import { ProjectionCard } from './projection-card.tsx';
import { Section } from './section.tsx';
import { SkippedTable } from './skipped-table.tsx';
import { useOperate } from './use-operate.ts';
import { useOperations } from './use-operations.ts';
import { WorkersList } from './workers-list.tsx';

type Props = { list: ProjectionList; overview: OperationsOverview };

/** What is behind, why, and what can be done about it. */
export const OperationsScreen = (rendered: Props) => {
  const { list, overview, failed, asOf, refresh } = useOperations(rendered.list, rendered.overview);
  const { busy, operate } = useOperate(refresh);
  const { history } = overview;
  const lag = useMemo(() => historyOf(history, ({ lagMs }) => lagMs), [history]);
  return (
    <div className="max-w-[120rem]">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4">
        <h1 className="font-semibold text-xl tracking-tight">Operations</h1>
        <Freshness asOf={asOf} arriving={0} />
      </div>
      {failed && <NotRefreshed what="figures" onRetry={refresh} />}
      <div className="grid gap-4 lg:grid-cols-2 xl:grid-cols-3">
        {list.projections.map((projection) => (
          <ProjectionCard
            key={projection.name}
            projection={projection}
            head={list.head}
            lag={lag}
            busy={busy}
            onOperate={(wanted) => operate(projection.name, wanted)}
          />
        ))}
      </div>
      <ParkedSection projections={list.projections} busy={busy} onOperate={operate} />
      {overview.skipped.length > 0 && (
        <Section title="Skipped events">
          <p className="text-muted">
            Skipped for good, in every rebuild too: what is shown of these differs from the log.
          </p>
          <SkippedTable skipped={overview.skipped} />
        </Section>
      )}
      <OperationsCharts history={history} />
      <div className="grid gap-x-8 lg:grid-cols-2">
        <Section title="Auditor">
          <AuditList audits={overview.audits} />
        </Section>
        <Section title="Workers">
          <WorkersList workers={overview.workers} projections={list.projections} />
        </Section>
      </div>
      <Section title="What was asked for">
        <OperationsLog operations={overview.operations} busy={busy} onOperate={operate} />
      </Section>
    </div>
  );
};
