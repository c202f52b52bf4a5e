'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import { NotRefreshed } from '#app/admin/_records/not-refreshed.tsx';
import { RecordsSkeleton } from '#app/admin/_records/records-skeleton.tsx';
import type { DeadLetterList } from '#server/contracts/operations.ts';
import type { Wanted } from './asked-text.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { deadLettersQuery } from './operations-queries.ts';
import { ParkedTable } from './parked-table.tsx';
import { SkipDialog } from './skip-dialog.tsx';

type Props = { projection: string; busy: boolean; onOperate: (wanted: Wanted) => void };

/** The events that a projection cannot apply, and those that wait behind them. */
export const ParkedEvents = ({ projection, busy, onOperate }: Props) => {
  const { engine, queryClient } = useEngine();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    deadLettersQuery(engine.http, projection),
    queryClient,
  );
  const letters = data?.pages.flatMap((page) => page.data) ?? [];
  const total = data?.pages.at(-1)?.total ?? 0;
  const [isRetrying, setRetrying] = useState(false);
  const [skipping, setSkipping] = useState<DeadLetterList['data'][number]>();
  return (
    <>
      <div className="my-2 flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted">A retry tries all of them, those of each order in their order.</p>
        <Button size="small" disabled={busy} onClick={() => setRetrying(true)}>
          <RotateCcw aria-hidden size={14} /> Retry all parked…
          <span className="sr-only"> in {projection}</span>
        </Button>
      </div>
      {error !== null && <NotRefreshed what="parked events" onRetry={() => void refetch()} />}
      {data === undefined && error === null && <RecordsSkeleton what="the parked events" />}
      {data !== undefined && (
        <ParkedTable
          projection={projection}
          letters={letters}
          busy={busy}
          onRetry={({ position }) => onOperate({ kind: 'retry-dead-letters', position })}
          onSkip={setSkipping}
        />
      )}
      {hasNextPage && (
        <LoadMoreParked
          projection={projection}
          shown={letters.length}
          total={total}
          loading={isFetchingNextPage}
          onMore={() => void fetchNextPage()}
        />
      )}
      {isRetrying && (
        <ConfirmDialog
          name={projection}
          kind="retry-dead-letters"
          onLeave={() => setRetrying(false)}
          onConfirm={(reason) => onOperate({ kind: 'retry-dead-letters', reason })}
        />
      )}
      {skipping !== undefined && (
        <SkipDialog
          projection={projection}
          letter={skipping}
          onLeave={() => setSkipping(undefined)}
          onSkip={(reason) => onOperate({ kind: 'skip', position: skipping.position, reason })}
        />
      )}
    </>
  );
};

type MoreProps = {
  projection: string;
  shown: number;
  total: number;
  loading: boolean;
  onMore: () => void;
};

const LoadMoreParked = ({ projection, shown, total, loading, onMore }: MoreProps) => (
  <div className="mt-2 flex flex-wrap items-center gap-3">
    <p className="text-muted">
      These are the oldest {countOf(shown, 'event')} of {formatNumber(total)}.
    </p>
    <Button size="small" disabled={loading} onClick={onMore}>
      {loading ? 'Loading…' : 'Load more'}
      <span className="sr-only"> parked in {projection}</span>
    </Button>
  </div>
);
