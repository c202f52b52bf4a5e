'use client';

import { Bookmark, Check, ChevronDown, Pencil, Plus, Users } from 'lucide-react';
import { useState } from 'react';
import { useSavedViews } from '#app/_consistency/react/use-saved-views.ts';
import { Button } from '#app/_ui/button.tsx';
import { buttonStyle } from '#app/_ui/button-style.ts';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { later } from '#app/_ui/later.tsx';
import { Popover } from '#app/_ui/popover.tsx';
import type { ColumnChoice, SavedView } from '#server/contracts/saved-views.ts';
import { FirstViewButton } from './first-view-button.tsx';
import { isAsSaved, type ListState, stateOfView } from './list-url.ts';

const ViewDialog = later(() => import('./view-dialog.tsx').then((module) => module.ViewDialog));

type Props = {
  state: ListState;
  columns: readonly ColumnChoice[];
  onGo: (state: ListState) => void;
};

/** The saved views: which one this is, the others, and what makes one of the list as it stands. */
export const ViewsMenu = ({ state, columns, onGo }: Props) => {
  const saved = useSavedViews();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState<{ view?: SavedView }>();
  const now = saved.views.find(({ id }) => id === state.view);
  const isChanged = now !== undefined && !isAsSaved(state, columns, now);
  const go = (next: ListState) => {
    setOpen(false);
    onGo(next);
  };
  const ask = (view?: SavedView) => {
    setOpen(false);
    setAsking(view === undefined ? {} : { view });
  };
  return (
    <>
      <Popover
        open={open}
        onOpen={setOpen}
        title="Saved views"
        trigger={
          <button type="button" className={buttonStyle({ kind: 'quiet', size: 'small' })}>
            <Bookmark aria-hidden size={15} />
            <span className="max-w-40 truncate">{now?.name ?? 'Views'}</span>
            {isChanged && <span className="text-muted text-xs">(changed)</span>}
            <ChevronDown aria-hidden size={13} />
          </button>
        }
      >
        <ul className="-mx-2 max-h-[50dvh] overflow-y-auto">
          <Choice
            name="All orders"
            current={state.view === undefined}
            onPick={() => go({ filter: {} })}
          />
          {saved.views.map((view) => (
            <Choice
              key={view.id}
              name={view.name}
              note={noteOf(view)}
              current={view.id === state.view}
              onPick={() => go(stateOfView(view))}
              {...(view.mayChange && { onEdit: () => ask(view) })}
            />
          ))}
        </ul>
        {saved.status === 'loading' && (
          <p className="py-1 text-muted text-sm">Loading the views…</p>
        )}
        {saved.status === 'error' && (
          <p className="flex items-center justify-between gap-2 py-1 text-sm">
            The views could not be loaded.
            <Button size="small" onClick={saved.retry}>
              Try again
            </Button>
          </p>
        )}
        {now !== undefined && <FirstViewButton view={now} />}
        {isChanged && now.mayChange && (
          <Button size="small" onClick={() => ask(now)} className="mt-2 w-full">
            Save changes to “{now.name}”…
          </Button>
        )}
        <Button size="small" onClick={() => ask()} className="mt-2 w-full">
          <Plus aria-hidden size={14} /> Save as a new view…
        </Button>
      </Popover>
      <ViewDialog
        key={asking?.view?.id ?? 'new'}
        open={asking !== undefined}
        onOpen={() => setAsking(undefined)}
        view={asking?.view}
        state={state}
        columns={columns}
        saved={saved}
        onGo={onGo}
      />
    </>
  );
};

const noteOf = ({ shared, ownerName }: SavedView): string | undefined => {
  if (!shared) return undefined;
  return ownerName === null ? 'Shared by you' : `Shared by ${ownerName}`;
};

type ChoiceProps = {
  name: string;
  note?: string | undefined;
  current: boolean;
  onPick: () => void;
  onEdit?: () => void;
};

const Choice = ({ name, note, current, onPick, onEdit }: ChoiceProps) => (
  <li className="flex items-center">
    <button
      type="button"
      aria-current={current}
      onClick={onPick}
      className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-2 py-1 text-left text-sm -outline-offset-2 hover:bg-subtle"
    >
      <Check aria-hidden size={14} className={current ? 'shrink-0' : 'invisible shrink-0'} />
      <span className="min-w-0">
        <span className="block truncate">{name}</span>
        {note !== undefined && (
          <span className="flex items-center gap-1 truncate text-muted text-xs">
            <Users aria-hidden size={11} /> {note}
          </span>
        )}
      </span>
    </button>
    {onEdit !== undefined && (
      <IconButton
        label={`Change the view ${name}`}
        icon={<Pencil size={13} />}
        onClick={onEdit}
        className="size-8"
      />
    )}
  </li>
);
