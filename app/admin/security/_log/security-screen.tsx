'use client';

import { RefreshCw, ShieldCheck } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { addressOf } from '#app/admin/_records/address-of.ts';
import { RecordsFrame } from '#app/admin/_records/records-frame.tsx';
import { useRecords } from '#app/admin/_records/use-records.ts';
import { type SecurityPage, securityPage } from '#server/contracts/security-log.ts';
import { type LogFilterPart, parseLogFilter, securityPath } from './log-filter.ts';
import { LogFilters } from './log-filters.tsx';
import { type LogActor, LogTable } from './log-table.tsx';

const address = addressOf<LogFilterPart>(parseLogFilter, securityPath);

const show = (part: LogFilterPart) => address.step((now) => ({ ...now, ...part }));

type Props = {
  /** What the server has prefetched, and for which filter. */
  initial: { path: string; page: SecurityPage };
};

/** Who got in, who was refused, who changed what, newest first. The URL is the filter. */
export const SecurityScreen = ({ initial }: Props) => {
  const params = useSearchParams();
  const filter = useMemo(() => parseLogFilter(params), [params]);
  const path = securityPath(filter);
  const log = useRecords({
    name: 'security-log',
    filter,
    page: securityPage,
    initial: path === initial.path ? initial.page : undefined,
  });
  // A kind of which they did nothing leaves nobody in the list to say their name.
  const [named, setNamed] = useState<{ id: string; name: string }>();
  const person =
    log.items.find(({ actor }) => actor !== null && actor.id === filter.actorId)?.actor ?? named;
  const choose = useCallback(({ id, name }: Pick<LogActor, 'id' | 'name'>) => {
    setNamed({ id, name: name ?? id });
    show({ actorId: id });
  }, []);
  return (
    <>
      <div className="mb-3 flex items-center justify-between gap-3">
        <h1 className="font-semibold text-xl tracking-tight">Security log</h1>
        <Button size="small" onClick={log.refresh} disabled={log.refreshing}>
          <RefreshCw aria-hidden size={14} /> {log.refreshing ? 'Looking…' : 'Look again'}
        </Button>
      </div>
      <LogFilters
        filter={filter}
        person={person?.id === filter.actorId ? person?.name : undefined}
        onFilter={show}
        onPerson={choose}
      />
      <RecordsFrame
        records={log}
        asked={path}
        what={{ all: 'security log', one: 'entry', many: 'entries' }}
        empty={<NothingHappened isFiltered={path !== securityPath({})} />}
        more="Show older entries"
      >
        <LogTable entries={log.items} dimmed={log.isPreviousAnswer} onActor={choose} />
      </RecordsFrame>
    </>
  );
};

const NothingHappened = ({ isFiltered }: { isFiltered: boolean }) => (
  <EmptyState
    icon={<ShieldCheck />}
    title="Nothing of the kind has happened"
    {...(isFiltered && {
      action: <ButtonLink href="/admin/security">Show everything</ButtonLink>,
    })}
  >
    Sign-ins, refusals, exports and changes of rights are written here as they happen.
  </EmptyState>
);
