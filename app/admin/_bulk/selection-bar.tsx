'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { type BulkAction, type BulkOrder, canTakePart } from '#app/_consistency/bulk/bulk-plan.ts';
import { mostAtOnce } from '#app/_consistency/bulk/read-matching.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { useMatching } from '#app/_consistency/react/queries/use-matching.ts';
import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import { later } from '#app/_ui/overlays/later.tsx';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import { useTellHeight } from '#app/_ui/use-tell-height.ts';
import { may } from '#server/contracts/permissions.ts';
import { ExportMenu } from '../orders/_list/export-menu.tsx';
import { BulkActions, bulkActionsOf } from './bulk-actions.tsx';
import { ExportSelected } from './export-selected.tsx';
import { SelectedCount } from './selected-count.tsx';
import { useOfferSelection } from './use-offer-selection.ts';
import { useSaveSelected } from './use-save-selected.ts';

const BulkDialog = later(() => import('./bulk-dialog.tsx').then((module) => module.BulkDialog));

type Props = {
  filter: AdminOrderFilter;
  /** The selected orders of those that are listed. */
  orders: readonly DrawnOrder[];
  /** How many more are selected and not listed. */
  unlisted: number;
  /** All that match the filter are meant, listed or not. */
  all: boolean;
  hasMore: boolean;
  /** How many match, where a counter knows it; otherwise they are counted here. */
  counted: number | undefined;
  onAll: () => void;
  onClear: () => void;
};

/**
 * What can be done with the selected orders, and how many they are: those in sight, or all that
 * match. What is being asked stays open when the last of them leaves the list.
 */
export const SelectionBar = (props: Props) => {
  const { filter, orders, unlisted, all, hasMore, counted, onAll, onClear } = props;
  const viewer = useViewer();
  const { ask, ...dialog } = useBulkDialog();
  // The list leaves so much room at its end: what the bar covers can be scrolled out.
  const tellHeight = useTellHeight('--bar-height');
  const isAsked = orders.length > 0 && (hasMore || all);
  const { matchText, isMoreThanAtOnce, readAll } = useMatches(filter, counted, isAsked);
  const role = viewer?.role ?? 'customer';
  const possible = bulkActionsOf(role).filter(({ action }) =>
    orders.some((order) => all || canTakePart(action, order)),
  );
  const mayExport = may(role, 'export-orders', 'all');
  const ids = orders.map(({ id }) => id);
  const saving = useSaveSelected(filter, ids, all);
  const canSave = mayExport && orders.length > 0 && !saving.busy && !saving.isTooMany;
  useOfferSelection({
    possible,
    onAsk: ask,
    matchText: orders.length > 0 && !all && hasMore ? matchText : undefined,
    onAll,
    onExport: canSave ? () => void saving.save(false) : undefined,
  });
  const readOrders = async (): Promise<readonly BulkOrder[]> => (all ? await readAll() : orders);
  return (
    <>
      <SpokenSelection all={all} count={orders.length} matchText={matchText} />
      {orders.length > 0 && (
        <section
          ref={tellHeight}
          aria-label="Selected orders"
          className="fixed inset-x-3 bottom-3 z-30 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] flex-wrap items-center gap-2 rounded-md border bg-raised px-3 py-2 shadow-float print:hidden"
        >
          <SelectedCount
            unlisted={unlisted}
            all={all}
            hasMore={hasMore}
            matchText={matchText}
            onAll={onAll}
            count={orders.length}
          />
          <BulkActions role={role} possible={possible} onAsk={ask} />
          {mayExport && (all ? <ExportMenu filter={filter} /> : <ExportSelected {...saving} />)}
          <IconButton
            label="Let go of the selection"
            icon={<X size={16} />}
            onClick={onClear}
            className="size-8"
          />
        </section>
      )}
      <BulkDialog
        key={dialog.action}
        {...dialog}
        readOrders={readOrders}
        role={role}
        isPart={all && isMoreThanAtOnce}
        onBegun={onClear}
      />
    </>
  );
};

type SpokenProps = { all: boolean; count: number; matchText: string | undefined };

/** What is selected, said aloud: there before anything is, see `Spoken`. */
const SpokenSelection = ({ all, count, matchText }: SpokenProps) => (
  <p role="status" className="sr-only">
    {count > 0 &&
      (all
        ? `All ${matchText ?? ''} that match are selected`
        : `${countOf(count, 'order')} selected`)}
  </p>
);

/** Which action is asked about: its dialog closes as what it was. */
const useBulkDialog = () => {
  const [action, setAction] = useState<BulkAction>('ship');
  const [open, setOpen] = useState(false);
  const ask = (next: BulkAction) => {
    setAction(next);
    setOpen(true);
  };
  return { action, open, onOpen: setOpen, ask };
};

/** All that match: how many, in words once somebody knows it, and how they are read. */
const useMatches = (filter: AdminOrderFilter, counted: number | undefined, isAsked: boolean) => {
  const { count: found, readAll } = useMatching(filter, counted === undefined && isAsked);
  const count = counted === undefined ? found : { value: counted, atLeast: false };
  return {
    matchText: count && `${formatNumber(count.value)}${count.atLeast ? '+' : ''}`,
    isMoreThanAtOnce: count !== undefined && (count.atLeast || count.value > mostAtOnce),
    readAll,
  };
};
