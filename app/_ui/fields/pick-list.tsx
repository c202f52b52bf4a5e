'use client';

import type { ReactNode } from 'react';
import { Button } from '../buttons/button.tsx';
import { classNames } from '../class-names.ts';
import { Loading } from '../states/loading.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { SpokenCount } from '../states/spoken-count.tsx';
import { SearchField } from './search-field.tsx';

type Props = {
  /** What is looked for: "customers". */
  what: string;
  /** Of the box that one types into. */
  label: string;
  text: string;
  onText: (text: string) => void;
  found: {
    status: 'loading' | 'ready' | 'error';
    /** Why it could not be read. */
    reason?: string | undefined;
    onRetry: () => void;
    /** What is listed is of the text before. */
    isPreviousAnswer?: boolean;
    /** More were found than are listed. */
    hasMore?: boolean;
  };
  options: readonly { id: string; drawn: ReactNode }[];
  onPick: (id: string) => void;
  /** Said where nothing was found. */
  none: string;
  /** What stands below the list, once it is there. */
  children?: ReactNode;
};

/** One thing out of many, found by typing a part of its name; Enter picks the only one that is left. */
export const PickList = (props: Props) => {
  const { what, label, text, onText, found, options, onPick, none, children } = props;
  const { status, reason, onRetry, isPreviousAnswer = false, hasMore = false } = found;
  const [first, second] = options;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (first !== undefined && second === undefined && !isPreviousAnswer) onPick(first.id);
      }}
    >
      <SearchField label={label} value={text} onText={onText} />
      {status === 'loading' && <Shapes what={what} />}
      {status === 'error' && (
        <div role="alert" className="flex flex-col items-start gap-2 px-2 pt-3 text-sm">
          <p>
            The {what} could not be read. {reason}
          </p>
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
      {options.length > 0 && (
        <ul
          aria-busy={isPreviousAnswer}
          className={classNames('mt-2 max-h-64 overflow-y-auto', isPreviousAnswer && 'opacity-60')}
        >
          {options.map(({ id, drawn }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => onPick(id)}
                className="flex min-h-8 w-full flex-col justify-center rounded-md px-2 py-1 text-left text-sm -outline-offset-2 hover:bg-subtle"
              >
                {drawn}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="px-2 text-muted text-sm not-empty:pt-3">
        {status === 'ready' && !isPreviousAnswer && options.length === 0 ? none : ''}
      </p>
      <SpokenCount
        asked={text}
        one="match"
        many="matches"
        // Where there is none the line above says so.
        count={status === 'ready' && !isPreviousAnswer ? options.length || undefined : undefined}
        hasMore={hasMore}
      />
      {status === 'ready' && children}
    </form>
  );
};

const Shapes = ({ what }: { what: string }) => (
  <Loading what={what}>
    <div className="flex flex-col gap-3 px-2 pt-4">
      <Skeleton className="h-4 w-40" />
      <Skeleton className="h-4 w-32" />
      <Skeleton className="h-4 w-36" />
    </div>
  </Loading>
);

/** Somebody in such a list. */
export const PickedPerson = ({ name, email }: { name: string; email: string }) => (
  <>
    <span className="[overflow-wrap:anywhere]">{name}</span>
    <span className="break-all text-muted text-xs">{email}</span>
  </>
);
