'use client';

import { RefreshCw, ShieldCheck } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { Button } from '#app/_ui/buttons/button.tsx';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { FilterChip } from '#app/_ui/fields/filter-chip.tsx';
import { RadioList } from '#app/_ui/fields/radio-list.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import { LoadMore } from '#app/_ui/states/load-more.tsx';
import { SpokenCount } from '#app/_ui/states/spoken-count.tsx';
import { NotRefreshed } from '#app/admin/_records/not-refreshed.tsx';
import { RecordsSkeleton } from '#app/admin/_records/records-skeleton.tsx';
import { useRecords } from '#app/admin/_records/use-records.ts';
import {
  type SecurityKind,
  type SecurityPage,
  securityPage,
} from '#server/contracts/security-log.ts';
import { kindNames } from './entry-text.ts';
import { kindOptions, parseKind, securityPath } from './kind-filter.ts';
import { LogTable } from './log-table.tsx';

const show = (kind: SecurityKind | undefined) =>
  window.history.replaceState(null, '', securityPath(kind));

/** Who got in, who was refused, who changed what, newest first. The URL is the filter. */
export const SecurityScreen = ({ initial }: { initial: SecurityPage }) => {
  const kind = parseKind(useSearchParams().get('kind'));
  const log = useRecords({
    name: 'security-log',
    filter: { ...(kind !== undefined && { kind }) },
    page: securityPage,
    initial,
  });
  return (
    <>
      <div className="mb-3 flex items-center justify-between gap-3">
        <h1 className="font-semibold text-xl tracking-tight">Security log</h1>
        <Button size="small" onClick={log.refresh} disabled={log.refreshing}>
          <RefreshCw aria-hidden size={14} /> {log.refreshing ? 'Looking…' : 'Look again'}
        </Button>
      </div>
      <div className="mb-3">
        <FilterChip
          name="What happened"
          value={kind && kindNames[kind]}
          onClear={() => show(undefined)}
        >
          {(close) => (
            <RadioList
              legend="What happened"
              name="kind"
              options={kindOptions}
              value={kind}
              onValue={(chosen) => {
                show(chosen);
                close();
              }}
            />
          )}
        </FilterChip>
      </div>
      <SpokenCount
        asked={securityPath(kind)}
        one="entry"
        many="entries"
        count={log.status === 'ready' && !log.stale ? log.items.length : undefined}
        hasMore={log.hasMore}
      />
      {log.status === 'loading' && <RecordsSkeleton what="the security log" />}
      {log.status === 'error' && (
        <ErrorState
          title="The security log could not be read"
          reason={log.error?.message}
          onRetry={log.refresh}
        />
      )}
      {log.refreshFailed && <NotRefreshed what="entries" onRetry={log.refresh} />}
      {log.status === 'ready' && log.items.length === 0 && (
        <EmptyState
          icon={<ShieldCheck />}
          title="Nothing of the kind has happened"
          {...(kind !== undefined && {
            action: <ButtonLink href="/admin/security">Show everything</ButtonLink>,
          })}
        >
          Sign-ins, refusals, exports and changes of rights are written here as they happen.
        </EmptyState>
      )}
      {log.items.length > 0 && <LogTable entries={log.items} dimmed={log.stale} />}
      <LoadMore
        hasMore={log.hasMore}
        loading={log.loadingMore}
        failed={log.moreFailed}
        onMore={log.loadMore}
        label="Show older entries"
      />
    </>
  );
};
