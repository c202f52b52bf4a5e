'use client';

import type { ReactNode } from 'react';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import { LoadMore } from '#app/_ui/states/load-more.tsx';
import { SpokenCount } from '#app/_ui/states/spoken-count.tsx';
import { NotRefreshed } from './not-refreshed.tsx';
import { RecordsSkeleton } from './records-skeleton.tsx';
import type { useRecords } from './use-records.ts';

type Props = {
  records: ReturnType<typeof useRecords>;
  /** What the list answers: its path with search and filter. */
  asked: string;
  /** What it is a list of: the "security log", of which each is an "entry". */
  what: { all: string; one: string; many: string };
  /** Stands where nothing is listed. */
  empty: ReactNode;
  /** The label of the button at the end. */
  more: string;
  /** The list itself, if there is anything in it. */
  children: ReactNode;
};

/** A list of records in every state that it can be in: loading, failed, old, empty, with more to come. */
export const RecordsFrame = ({ records, asked, what, empty, more, children }: Props) => {
  const { items, status, error, refresh, refreshFailed, isPreviousAnswer, hasMore } = records;
  const isListed = status === 'ready' && items.length > 0;
  return (
    <>
      <SpokenCount
        asked={asked}
        one={what.one}
        many={what.many}
        count={status === 'ready' && !isPreviousAnswer ? items.length : undefined}
        hasMore={hasMore}
      />
      {status === 'loading' && <RecordsSkeleton what={`the ${what.all}`} />}
      {status === 'error' && (
        <ErrorState
          title={`The ${what.all} could not be read`}
          reason={error?.message}
          onRetry={refresh}
        />
      )}
      {refreshFailed && <NotRefreshed what={what.many} onRetry={refresh} />}
      {status === 'ready' && items.length === 0 && empty}
      {isListed && children}
      <LoadMore
        hasMore={hasMore}
        loading={records.loadingMore}
        failed={records.moreFailed}
        onMore={records.loadMore}
        label={more}
      />
    </>
  );
};
