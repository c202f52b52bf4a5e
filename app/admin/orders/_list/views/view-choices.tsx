'use client';

import { Check, Pencil, Plus, Users } from 'lucide-react';
import type { useSavedViews } from '#app/_consistency/react/queries/use-saved-views.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import type { SavedView } from '#server/contracts/saved-views.ts';
import { type ListState, stateOfView } from '../list-url.ts';
import { FirstViewButton } from './first-view-button.tsx';

type Props = {
  saved: ReturnType<typeof useSavedViews>;
  state: ListState;
  now: SavedView | undefined;
  isChanged: boolean;
  onGo: (state: ListState) => void;
  /** Asks about a view that is changed, or about a new one. */
  onAsk: (view?: SavedView) => void;
};

/** The views to choose from, and what can be done with the chosen one. */
export const ViewChoices = ({ saved, state, now, isChanged, onGo, onAsk }: Props) => (
  <>
    <ul className="-mx-2 max-h-[50dvh] overflow-y-auto">
      <Choice
        name="All orders"
        current={state.view === undefined}
        onPick={() => onGo({ filter: {} })}
      />
      {saved.views.map((view) => (
        <Choice
          key={view.id}
          name={view.name}
          note={noteOf(view)}
          current={view.id === state.view}
          onPick={() => onGo(stateOfView(view))}
          {...(view.mayChange && { onEdit: () => onAsk(view) })}
        />
      ))}
    </ul>
    {saved.status === 'loading' && <p className="py-1 text-muted text-sm">Loading the views…</p>}
    {saved.status === 'error' && (
      <p className="flex items-center justify-between gap-2 py-1 text-sm">
        The views could not be loaded.
        <Button size="small" onClick={saved.retry}>
          Try again
        </Button>
      </p>
    )}
    {now !== undefined && <FirstViewButton view={now} />}
    {now !== undefined && isChanged && now.mayChange && (
      <Button size="small" onClick={() => onAsk(now)} className="mt-2 w-full">
        <span className="truncate">
          Save changes to “<bdi>{now.name}</bdi>”…
        </span>
      </Button>
    )}
    <Button size="small" onClick={() => onAsk()} className="mt-2 w-full">
      <Plus aria-hidden size={14} /> Save as a new view…
    </Button>
  </>
);

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
