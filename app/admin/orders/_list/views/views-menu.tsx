'use client';

import { Bookmark, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useSavedViews } from '#app/_consistency/react/queries/use-saved-views.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { later } from '#app/_ui/overlays/later.tsx';
import { Popover } from '#app/_ui/overlays/popover.tsx';
import type { ColumnChoice, SavedView } from '#server/contracts/saved-views.ts';
import { isAsSaved, type ListState } from '../list-url.ts';
import { ViewChoices } from './view-choices.tsx';

const ViewDialog = later(() => import('./view-dialog.tsx').then((module) => module.ViewDialog));

type Props = {
  state: ListState;
  columns: readonly ColumnChoice[];
  onGo: (state: ListState) => void;
};

/** The saved views: which one this is, the others, and what makes one of the list as it stands. */
export const ViewsMenu = ({ state, columns, onGo }: Props) => {
  const saved = useSavedViews();
  const [asking, setAsking] = useState<{ view?: SavedView }>();
  // As it is by now: others change it too.
  const asked = saved.views.find(({ id }) => id === asking?.view?.id) ?? asking?.view;
  const now = saved.views.find(({ id }) => id === state.view);
  const isChanged = now !== undefined && !isAsSaved(state, columns, now);
  return (
    <>
      <Popover
        title="Saved views"
        trigger={
          <Button kind="quiet" size="small">
            <Bookmark aria-hidden size={15} />
            <span className="max-w-40 truncate">{now?.name ?? 'Views'}</span>
            {isChanged && <span className="text-muted text-xs">(changed)</span>}
            <ChevronDown aria-hidden size={13} />
          </Button>
        }
      >
        {(close) => (
          <ViewChoices
            saved={saved}
            state={state}
            now={now}
            isChanged={isChanged}
            onGo={(next) => {
              close();
              onGo(next);
            }}
            onAsk={(view) => {
              close();
              setAsking(view === undefined ? {} : { view });
            }}
          />
        )}
      </Popover>
      <ViewDialog
        key={asking?.view?.id ?? 'new'}
        open={asking !== undefined}
        onOpen={() => setAsking(undefined)}
        view={asked}
        state={state}
        columns={columns}
        saved={saved}
        onGo={onGo}
      />
    </>
  );
};
