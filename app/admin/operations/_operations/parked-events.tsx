'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { countOf } from '#app/_ui/text/format-number.ts';
import { NotRefreshed } from '#app/admin/_records/not-refreshed.tsx';
import { RecordsSkeleton } from '#app/admin/_records/records-skeleton.tsx';
import type { DeadLetterList } from '#server/contracts/operations.ts';
import type { Wanted } from './asked-text.ts';
import { deadLettersQuery } from './machine-queries.ts';
import { ParkedTable } from './parked-table.tsx';
import { SkipDialog } from './skip-dialog.tsx';

type Props = { projection: string; busy: boolean; onOperate: (wanted: Wanted) => void };

/** The events that a projection cannot apply, and those that wait behind them. */
export const ParkedEvents = ({ projection, busy, onOperate }: Props) => {
  const { engine, queryClient } = useEngine();
  const { data, error, refetch } = useQuery(deadLettersQuery(engine.http, projection), queryClient);
  const [skipping, setSkipping] = useState<DeadLetterList['data'][number]>();
  return (
    <>
      {error !== null && <NotRefreshed what="parked events" onRetry={() => void refetch()} />}
      {data === undefined && error === null && <RecordsSkeleton what="the parked events" />}
      {data !== undefined && (
        <ParkedTable
          projection={projection}
          letters={data.data}
          busy={busy}
          onRetry={() => onOperate({ kind: 'retry-dead-letters' })}
          onSkip={setSkipping}
        />
      )}
      {data !== undefined && data.total > data.data.length && (
        <p className="mt-2 text-muted">
          The oldest {countOf(data.data.length, 'event')} of {data.total}.
        </p>
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
